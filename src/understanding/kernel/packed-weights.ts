/**
 * A matrix of one row a feature and one column a class in a byte a cell: a quarter of the memory,
 * and of what a document has to fetch. The rows' own scales keep small ones as exact as large.
 */
export interface PackedWeights {
  /** −127 to 127, row after row. */
  cells: Int8Array;
  /** One a row: what a cell of 1 is worth. */
  scales: Float32Array;
}

const LARGEST = 127;

/** Packs a matrix; a cell is off by at most half of its row's scale. */
export function pack(matrix: Float32Array, width: number): PackedWeights {
  const rows = width > 0 ? matrix.length / width : 0;
  const packed = { cells: new Int8Array(matrix.length), scales: new Float32Array(rows) };
  for (let row = 0; row < rows; row++) {
    const [from, to] = [row * width, (row + 1) * width];
    let largest = 0;
    for (let cell = from; cell < to; cell++) largest = Math.max(largest, Math.abs(matrix[cell]!));
    if (largest === 0) continue;
    packed.scales[row] = largest / LARGEST;
    const inverse = LARGEST / largest;
    for (let cell = from; cell < to; cell++)
      packed.cells[cell] = Math.round(matrix[cell]! * inverse);
  }
  return packed;
}

/** Adds a row, times a factor, to the values. */
export function addRow(
  values: Float64Array,
  { cells, scales }: PackedWeights,
  row: number,
  factor: number,
): void {
  const width = values.length;
  const from = row * width;
  const by = factor * scales[row]!;
  for (let column = 0; column < width; column++) values[column]! += by * cells[from + column]!;
}
