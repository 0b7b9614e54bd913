import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { boxAround, distanceMetres, type Position, toGcj02 } from './coordinates.js';

const at = (longitude: number, latitude: number): Position => ({ longitude, latitude });
const position = fc.record({
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
});

describe('distanceMetres', () => {
  test.each<[Position, Position, number, number]>([
    [at(121.47, 31.23), at(121.47, 31.23), 0, 0],
    // A degree of the meridian.
    [at(0, 0), at(0, 1), 111_195, 1],
    [at(179.5, 0), at(-179.5, 0), 111_195, 1],
    // 上海 and 北京.
    [at(121.47, 31.23), at(116.41, 39.9), 1_067_000, 2_000],
    [at(0, 0), at(180, 0), 20_015_087, 10],
  ])('%j to %j is %d m', (from, to, metres, within) => {
    expect(Math.abs(distanceMetres(from, to) - metres)).toBeLessThanOrEqual(within);
  });

  test('is the same either way', () => {
    fc.assert(
      fc.property(position, position, (a, b) => {
        expect(distanceMetres(a, b)).toBe(distanceMetres(b, a));
      }),
    );
  });
});

test('whatever is within a distance is in its box', () => {
  fc.assert(
    fc.property(position, position, (centre, other) => {
      const metres = distanceMetres(centre, other) + 1;
      const { south, north, west, east } = boxAround(centre, metres);
      expect(other.latitude).toBeGreaterThanOrEqual(south);
      expect(other.latitude).toBeLessThanOrEqual(north);
      expect(other.longitude).toBeGreaterThanOrEqual(west);
      expect(other.longitude).toBeLessThanOrEqual(east);
    }),
  );
});

describe('toGcj02', () => {
  test.each<[string, Position, Position]>([
    ['天安门', at(116.39123, 39.9055), at(116.39747, 39.9069)],
    ['人民广场', at(121.47004, 31.2285), at(121.4746, 31.2265)],
  ])('%s', (_, satellite, map) => {
    expect(distanceMetres(toGcj02(satellite), map)).toBeLessThan(60);
  });

  test('leaves other countries alone', () => {
    expect(toGcj02(at(2.35, 48.86))).toEqual(at(2.35, 48.86));
  });
});
