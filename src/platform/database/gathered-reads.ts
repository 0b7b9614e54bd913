import type { DataSource } from 'typeorm';
import { Gathering } from './gathering.js';
import { preparing, type Queryable } from './prepared.js';

export interface GatheredReadsOptions<Asked> {
  /** Unique for the statement's text. */
  name: string;
  /** Gives the rows of all that is asked; `ord` tells of which, the first being 1. */
  sql: string;
  /** The statement's parameters: arrays, for `unnest … WITH ORDINALITY`. */
  valuesOf(asked: readonly Asked[]): unknown[][];
}

/** A row, and of which question. */
type Placed<Row> = Row & { ord: number };

/**
 * Reads for many with one statement: while one is under way the next gathers, so that under load
 * many share a trip to the database, and without load nobody waits.
 */
export class GatheredReads<Asked, Row extends object> {
  private readonly gathering = new Gathering<Asked, Row[]>({
    run: (asked) => this.readAll(asked),
    limit: 100,
    atOnce: 2,
    gatherMs: 2,
  });
  private readonly reading: Queryable;

  constructor(
    database: DataSource,
    private readonly options: GatheredReadsOptions<Asked>,
  ) {
    this.reading = preparing(database, options.name);
  }

  /** The rows of one question, in the order the statement gives them. */
  read(asked: Asked): Promise<Row[]> {
    return this.gathering.do(asked);
  }

  private async readAll(asked: readonly Asked[]): Promise<(Row[] | Error)[]> {
    const found: Row[][] = asked.map(() => []);
    try {
      const { sql, valuesOf } = this.options;
      const rows = (await this.reading.query(sql, valuesOf(asked))) as Placed<Row>[];
      for (const { ord, ...row } of rows) found[ord - 1]?.push(row as unknown as Row);
      return found;
    } catch (error) {
      // What is wrong with one question must not cost the others their answer.
      if (asked.length === 1) return [error as Error];
      return (await Promise.all(asked.map((one) => this.readAll([one])))).flat();
    }
  }
}
