import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import openWabt from 'wabt';
import { addRow, pack } from './packed-weights.js';
import { RowSums } from './row-sums.js';
import { ROW_SUMS } from './row-sums.wasm.js';

test('the compiled code is that of the source', async () => {
  const wabt = await openWabt();
  const source = readFileSync(path.join(import.meta.dirname, 'row-sums.wat'), 'utf8');
  const { buffer } = wabt.parseWat('row-sums.wat', source, { simd: true }).toBinary({});
  expect(Buffer.from(buffer).toString('base64')).toBe(ROW_SUMS);
});

const cell = fc.double({ min: -8, max: 8, noNaN: true });

test('rows add up as one by one, for any width and any number of rows', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.array(fc.array(cell, { minLength: 40, maxLength: 40 }), { minLength: 1, maxLength: 9 }),
      fc.array(fc.tuple(fc.nat(8), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 30 }),
      (width, matrix, added) => {
        const weights = pack(
          Float32Array.from(matrix.flatMap((row) => row.slice(0, width))),
          width,
        );
        const start = Float32Array.from({ length: width }, (_, column) => column / 10);
        const wanted = Float64Array.from(start);
        const ids = Int32Array.from(added, ([row]) => row % matrix.length);
        const factors = Float32Array.from(added, ([, factor]) => factor);
        for (const [at, id] of ids.entries()) addRow(wanted, weights, id, factors[at]!);
        const rows = new RowSums(weights, width);
        const worth = factors.map((factor, at) => factor * weights.scales[ids[at]!]!);
        const sums = rows.of(ids, worth, ids.length, start);
        expect(sums).toHaveLength(width);
        for (const [column, value] of wanted.entries()) expect(sums[column]).toBeCloseTo(value, 3);
        expect(rows.cellAt(0, width - 1)).toBe(weights.cells[width - 1]);
      },
    ),
  );
});

test('more rows than fit at once add up all the same', () => {
  const weights = pack(Float32Array.of(1, 2, 3), 3);
  const count = 5_000;
  const factors = new Float32Array(count).fill(weights.scales[0]!);
  const sums = new RowSums(weights, 3).of(
    new Int32Array(count),
    factors,
    count,
    new Float32Array(3),
  );
  expect(sums[2]! / count).toBeCloseTo(3, 1);
});
