import { setTimeout as pause } from 'node:timers/promises';
import { CodedError } from '../../platform/errors.js';
import { csvLines, type Encoding } from './csv-lines.js';
import type { ImportContext, ImportKind, RefusedRow } from './import-kind.js';
import { LineReader, type RefusedLine } from './import-lines.js';

/** So many lines are stored in one transaction. */
const LINES_AT_ONCE = 500;
/** After so many lines the sender hears how far it is. */
const LINES_A_PROGRESS = 5_000;
const TRIES = 20;

/** How far an import is. */
export interface ImportCounts {
  /** Lines read, without the header and empty ones. */
  lines: number;
  /** Lines whose content is in the database. */
  stored: number;
  refused: number;
  bytes: number;
}

/** One line of the answer. */
export type ImportReport =
  | ({ type: 'refused' } & RefusedLine)
  | ({ type: 'progress' } & ImportCounts)
  | ({ type: 'done' } & ImportCounts);

/** Rows that are stored together. */
class Batch<Row> {
  /** How many lines were added. */
  lines = 0;
  private readonly byKey = new Map<string, { row: Row; lines: number[] }>();

  constructor(private readonly together: ImportKind<Row>['together']) {}

  /** A line about the same thing takes the place of the one before it. */
  add(key: string, row: Row, line: number): void {
    const before = this.byKey.get(key);
    const both = before && this.together ? this.together(before.row, row) : row;
    this.byKey.delete(key);
    this.byKey.set(key, { row: both, lines: [...(before?.lines ?? []), line] });
    this.lines++;
  }

  get rows(): Row[] {
    return [...this.byKey.values()].map(({ row }) => row);
  }

  /** The lines that said what was refused. */
  refusedLines({ row, fault }: RefusedRow<Row>): RefusedLine[] {
    const { code, message: reason, column } = fault;
    const lines = [...this.byKey.values()].find((held) => held.row === row)?.lines ?? [];
    return lines.map((line) => ({ line, code, reason, column }));
  }
}

/**
 * Reads a file as it comes in and stores its good lines, some hundred a transaction: while one
 * batch is stored the next is read. Holds no more than two batches, however large the file is.
 *
 * @param report is told each refused line, and the progress; the file waits while it does
 * @throws what the database or the sender threw; the batches before it are stored
 */
export async function runImport<Row>(
  kind: ImportKind<Row>,
  file: { chunks: AsyncIterable<Buffer>; encoding: Encoding; limit: number },
  context: ImportContext,
  report: (entry: ImportReport) => Promise<void>,
): Promise<void> {
  const counts: ImportCounts = { lines: 0, stored: 0, refused: 0, bytes: 0 };
  const reader = new LineReader(kind, context);
  let batch = new Batch<Row>(kind.together);
  let told = 0;
  let saving: Promise<RefusedLine[]> = Promise.resolve([]);

  const refuse = async (refused: readonly RefusedLine[]) => {
    for (const line of refused) {
      counts.refused++;
      await report({ type: 'refused', ...line });
    }
  };
  const saved = async () => {
    const refused = await saving;
    saving = Promise.resolve([]);
    await refuse(refused);
  };
  const save = async () => {
    const full = batch;
    batch = new Batch(kind.together);
    await saved();
    saving = persist(kind, full.rows, context).then((refused) => {
      const lines = refused.flatMap((row) => full.refusedLines(row));
      counts.stored += full.lines - lines.length;
      return lines;
    });
    // It is awaited before the next batch; until then nobody else would hear of a failure.
    saving.catch(() => undefined);
  };

  try {
    const count = (bytes: number) => void (counts.bytes += bytes);
    for await (const piece of csvLines(file.chunks, file, count)) {
      for (const given of piece) {
        const headed = 'cells' in given && reader.isHeaded;
        const { row, refused } = reader.read(given);
        if (headed || 'fault' in given) counts.lines++;
        await refuse(refused);
        if (reader.hopeless) return await report({ type: 'done', ...counts });
        if (row === undefined) continue;
        batch.add(kind.keyOf(row), row, given.line);
        if (batch.lines >= LINES_AT_ONCE) await save();
      }
      if (counts.lines - told < LINES_A_PROGRESS) continue;
      told = counts.lines;
      await report({ type: 'progress', ...counts });
    }
  } finally {
    // Whatever ended it, the lines that were read whole are kept.
    if (batch.lines > 0) await save();
    await saved();
  }
  await refuse(reader.end());
  await report({ type: 'done', ...counts });
}

/** Where the feeds fill the queue, a file waits its turn. */
async function persist<Row>(
  kind: ImportKind<Row>,
  rows: Row[],
  context: ImportContext,
): Promise<RefusedRow<Row>[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await kind.save(rows, context)) ?? [];
    } catch (error) {
      const crowded = error instanceof CodedError && error.code === 'RATE_LIMITED';
      if (!crowded || attempt === TRIES) throw error;
      await pause(error.options.retryAfterMs ?? 1_000);
    }
  }
}
