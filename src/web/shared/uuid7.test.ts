import { describe, expect, test } from '@jest/globals';
import { uuid7Maker } from './uuid7.js';

describe('uuid7Maker', () => {
  test('writes the time, the version and the variant where RFC 9562 puts them', () => {
    const make = uuid7Maker({ now: () => 0x017f22e279b0, random: (bytes) => bytes.fill(0xff) });
    expect(make()).toBe('017f22e2-79b0-7000-bfff-ffffffffffff');
  });

  test('ids grow within one millisecond and when the clock steps back', () => {
    const clock = [5000, 5000, 4000, ...Array.from({ length: 5000 }, () => 5000)];
    const make = uuid7Maker({
      now: () => clock.shift() ?? 5000,
      random: (bytes) => crypto.getRandomValues(bytes),
    });
    const ids = Array.from({ length: 5003 }, make);
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });
});
