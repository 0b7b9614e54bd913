import type { PackedWeights } from './packed-weights.js';
import { ROW_SUMS } from './row-sums.wasm.js';

interface Exports {
  memory: { buffer: ArrayBuffer; grow(pages: number): number };
  /** Addresses are in bytes: see row-sums.wat. */
  addRows(
    cells: number,
    stride: number,
    rows: number,
    factors: number,
    count: number,
    sums: number,
  ): void;
}

/** What is used of it: TypeScript declares it for browsers alone. */
const { Module, Instance } = (
  globalThis as unknown as {
    WebAssembly: {
      Module: new (code: Uint8Array) => object;
      Instance: new (module: object) => { exports: Exports };
    };
  }
).WebAssembly;

const PAGE = 65_536;
/** Columns are added so many at a time. */
const LANES = 16;
/** More rows are added in several calls. */
const MOST_ROWS = 2_048;
const BYTES = 4;

let compiled: object | undefined;

/**
 * Weighted sums of rows of a packed matrix, sixteen columns an instruction: a text's features add
 * up about four times faster than in a loop over the cells. Holds a copy of the cells; what they
 * are worth is for the caller to multiply with, who fetches more for each row.
 */
export class RowSums {
  private readonly exports: Exports;
  private readonly stride: number;
  private readonly rows: Int32Array;
  private readonly factors: Float32Array;
  private readonly sums: Float32Array;
  private readonly result: Float32Array;
  private readonly cells: Int8Array;
  private readonly cellsAt: number;

  constructor({ cells, scales }: PackedWeights, width: number) {
    this.result = new Float32Array(width);
    this.stride = Math.max(Math.ceil(width / LANES), 1) * LANES;
    const sumsAt = 2 * MOST_ROWS * BYTES;
    this.cellsAt = sumsAt + this.stride * BYTES;
    compiled ??= new Module(Buffer.from(ROW_SUMS, 'base64'));
    this.exports = new Instance(compiled).exports;
    const { memory } = this.exports;
    const bytes = this.cellsAt + this.stride * scales.length;
    memory.grow(Math.max(Math.ceil(bytes / PAGE) - 1, 0));
    this.rows = new Int32Array(memory.buffer, 0, MOST_ROWS);
    this.factors = new Float32Array(memory.buffer, MOST_ROWS * BYTES, MOST_ROWS);
    this.sums = new Float32Array(memory.buffer, sumsAt, this.stride);
    this.cells = new Int8Array(memory.buffer, this.cellsAt);
    for (let row = 0; row < scales.length; row++) {
      this.cells.set(cells.subarray(row * width, (row + 1) * width), row * this.stride);
    }
  }

  /** −127 to 127. */
  cellAt(row: number, column: number): number {
    return this.cells[row * this.stride + column]!;
  }

  /**
   * The sum of the rows of cells, each times its factor. Valid until the next is asked for.
   * @param count how many of `ids` and `factors` count
   * @param start one a column, what the sums begin with
   */
  of(ids: Int32Array, factors: Float32Array, count: number, start: Float32Array): Float32Array {
    const { sums, rows } = this;
    sums.fill(0);
    sums.set(start);
    for (let from = 0; from < count; from += MOST_ROWS) {
      const part = Math.min(count - from, MOST_ROWS);
      for (let at = 0; at < part; at++) {
        rows[at] = ids[from + at]!;
        this.factors[at] = factors[from + at]!;
      }
      const { cellsAt, stride } = this;
      this.exports.addRows(cellsAt, stride, 0, MOST_ROWS * BYTES, part, this.sums.byteOffset);
    }
    const { result } = this;
    for (let column = 0; column < result.length; column++) result[column] = sums[column]!;
    return result;
  }
}
