import type { CsvFaultCode, CsvLine } from './csv-lines.js';
import { CellFault, type CellFaultCode, Cells } from './cells.js';
import type { ImportContext, ImportKind } from './import-kind.js';

/** A line that was not taken, and why. */
export interface RefusedLine {
  /** From 1, the header included. */
  line: number;
  code: CsvFaultCode | CellFaultCode | HeaderFaultCode;
  reason: string;
  /** Missing where the line as a whole is wrong. */
  column?: string;
}
export type HeaderFaultCode =
  'HEADER_MISSING' | 'COLUMN_MISSING' | 'COLUMN_UNKNOWN' | 'COLUMN_TWICE';

/** The columns of a file in their order; `null` stands for one that is not read. */
type Header = readonly (string | null)[];

/** Turns lines into rows of a kind. The first line names the columns, in any order. */
export class LineReader<Row> {
  private header: Header | undefined;
  /** Whether the file is no file of this kind: then no line of it can be read. */
  hopeless = false;

  constructor(
    private readonly kind: ImportKind<Row>,
    private readonly context: ImportContext,
  ) {}

  /** Whether the next line is one of data. */
  get isHeaded(): boolean {
    return this.header !== undefined;
  }

  /** What a line turned out to be; nothing where it was the header and is well. */
  read(given: CsvLine): { row?: Row; refused: RefusedLine[] } {
    if ('fault' in given) {
      const { line, fault } = given;
      const { code, reason, cell } = fault;
      // A header that cannot be read makes every line unreadable.
      if (!this.header && code !== 'FILE_TOO_LARGE') this.hopeless = true;
      const column = (cell !== undefined && this.header?.[cell]) || undefined;
      return { refused: [{ line, code, reason, column }] };
    }
    if (!this.header) return { refused: this.readHeader(given.line, given.cells) };
    try {
      return { row: this.readRow(this.header, given.cells), refused: [] };
    } catch (error) {
      if (!(error instanceof CellFault)) throw error;
      const { code, message: reason, column } = error;
      return { refused: [{ line: given.line, code, reason, column }] };
    }
  }

  /** What is still missing when the file has ended. */
  end(): RefusedLine[] {
    if (this.header || this.hopeless) return [];
    return [{ line: 1, code: 'HEADER_MISSING', reason: 'the file has no line that names columns' }];
  }

  private readHeader(line: number, cells: readonly string[]): RefusedLine[] {
    const { columns, required } = this.kind;
    const names = cells.map((cell) => cell.trim().toLowerCase());
    const refused = names.flatMap((column, at): RefusedLine[] => {
      if (!columns.includes(column)) {
        const reason = `is none of ${columns.join(', ')}; it is not read`;
        return [{ line, code: 'COLUMN_UNKNOWN', reason, column: column.slice(0, 60) }];
      }
      if (names.indexOf(column) === at) return [];
      return [{ line, code: 'COLUMN_TWICE', reason: 'stands here twice', column }];
    });
    const missing = required
      .filter((column) => !names.includes(column))
      .map((column): RefusedLine => {
        const reason = 'the file has no such column';
        return { line, code: 'COLUMN_MISSING', reason, column };
      });
    this.header = names.map((name) => (columns.includes(name) ? name : null));
    this.hopeless = missing.length > 0 || refused.some(({ code }) => code === 'COLUMN_TWICE');
    return [...refused, ...missing];
  }

  private readRow(header: Header, cells: readonly string[]): Row {
    if (cells.length !== header.length) {
      const reason = `has ${cells.length} cells where the header has ${header.length}`;
      throw new CellFault('CELL_COUNT', undefined, reason);
    }
    const values = new Map<string, string>();
    header.forEach((column, at) => {
      if (column !== null) values.set(column, cells[at] ?? '');
    });
    const { company, now } = this.context;
    return this.kind.read(new Cells(values, { zone: company.timezone, now }), this.context);
  }
}
