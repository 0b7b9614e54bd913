import type { Company } from '../companies/company.js';
import type { CellFault, Cells } from './cells.js';

/** What a line is read with. */
export interface ImportContext {
  company: Company;
  now: Date;
}

/** A row that reads well, but does not go with what is stored. */
export interface RefusedRow<Row> {
  row: Row;
  fault: CellFault;
}

/** A kind of file: its columns, how a line is read and how lines are stored. */
export interface ImportKind<Row> {
  name: string;
  /** Every column it may have; those of `required` it must have. */
  columns: readonly string[];
  required: readonly string[];
  /** @throws {CellFault} where a cell is not what it ought to be */
  read(cells: Cells, context: ImportContext): Row;
  /** What must not stand twice in one statement; the later line counts. */
  keyOf(row: Row): string;
  /** What two lines about the same thing say together, where the later does not say everything. */
  together?(earlier: Row, later: Row): Row;
  /**
   * Stores rows in one transaction: what was there is changed, the rest added.
   * @returns those that what is stored forbids; none of their line is kept
   */
  save(rows: Row[], context: ImportContext): Promise<RefusedRow<Row>[] | void>;
}

/**
 * Rows by their keys: two files that change the same rows, each in an order of its own, wait for
 * each other instead of one being stopped by the database.
 */
export function inOneOrder<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  return rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
