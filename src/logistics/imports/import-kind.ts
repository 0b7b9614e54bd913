import type { Company } from '../companies/company.js';
import type { Cells } from './cells.js';

/** What a line is read with. */
export interface ImportContext {
  company: Company;
  now: Date;
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
  /** Stores rows in one transaction: what was there is changed, the rest added. */
  save(rows: Row[], context: ImportContext): Promise<void>;
}
