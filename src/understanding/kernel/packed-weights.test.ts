import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addRow, pack } from './packed-weights.js';

const matrices = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }))
  .chain(([rows, width]) =>
    fc
      .array(fc.float({ min: -5, max: 5, noNaN: true }), {
        minLength: rows * width,
        maxLength: rows * width,
      })
      .map((cells) => ({ matrix: Float32Array.from(cells), width })),
  );

test('a packed cell is off by half of a step of its row at most', () => {
  fc.assert(
    fc.property(matrices, ({ matrix, width }) => {
      const packed = pack(matrix, width);
      for (const [cell, value] of matrix.entries()) {
        const row = Math.floor(cell / width);
        const step = packed.scales[row]!;
        expect(Math.abs(step * packed.cells[cell]! - value)).toBeLessThanOrEqual(step / 2 + 1e-6);
      }
    }),
  );
});

test('adding a row adds its cells times the factor', () => {
  const packed = pack(Float32Array.of(1, -1, 0, 0, 2, 4), 2);
  const values = Float64Array.of(10, 10);
  addRow(values, packed, 2, 0.5);
  addRow(values, packed, 1, 7);
  expect(values[0]).toBeCloseTo(11, 1);
  expect(values[1]).toBeCloseTo(12, 5);
});

test('a matrix of nothing packs to nothing', () => {
  expect(pack(new Float32Array(), 0)).toEqual({
    cells: new Int8Array(),
    scales: new Float32Array(),
  });
});
