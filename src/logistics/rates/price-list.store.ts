import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { EditPriceList, PriceListView } from '../../protocol/index.js';

type StoredPriceList = Omit<PriceListView, 'companyName' | 'state'>;

/** Price lists as they stand: what has the same product and the same days. */
@Injectable()
export class PriceListStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** All of them, the latest first. @param day `2026-11-23`: what counts on it is counted */
  list(day: string): Promise<StoredPriceList[]> {
    return this.database.query(
      `SELECT company, product, min(name) AS name, valid_from::text AS "from",
              valid_until::text AS until, count(*)::integer AS lanes,
              (count(*) FILTER (WHERE begun = 1))::integer AS counts, bool_or(demo) AS demo
         FROM (SELECT rate.*,
                      CASE WHEN holds THEN row_number() OVER (
                        PARTITION BY company, origin_prefix, zone, product, holds
                        ORDER BY valid_from DESC) END AS begun
                 FROM (SELECT *, valid_from <= $1 AND (valid_until IS NULL OR valid_until >= $1)
                                 AS holds
                         FROM rate) rate) dated
        GROUP BY company, product, valid_from, valid_until
        ORDER BY company, product, valid_from DESC, valid_until DESC NULLS FIRST LIMIT 500`,
      [day],
    );
  }

  /**
   * The days of a list that would hold beside this one for the same lane. One without an end gives
   * way to the next that begins, and is in nobody's way.
   */
  async overlapping(
    manager: EntityManager,
    { company, product, from, until, newFrom, newUntil }: EditPriceList,
  ): Promise<{ from: string; until: string | null } | null> {
    // Two edits of a company's lists wait for each other: neither may miss the other's days.
    await manager.query(`SELECT pg_advisory_xact_lock(hashtext('price list ' || $1))`, [company]);
    const rows: { from: string; until: string | null }[] = await manager.query(
      `SELECT other.valid_from::text AS "from", other.valid_until::text AS until
         FROM rate mine JOIN rate other USING (company, product, origin_prefix, zone)
        WHERE company = $1 AND product = $2
          AND mine.valid_from = $3 AND mine.valid_until IS NOT DISTINCT FROM $4::date
          AND other.valid_from <> mine.valid_from
          AND (other.valid_from = $5::date
            OR other.valid_from < $5::date AND other.valid_until >= $5::date
            OR other.valid_from > $5::date AND other.valid_from <= $6::date)
        LIMIT 1`,
      [company, product, from, until, newFrom, newUntil],
    );
    return rows[0] ?? null;
  }

  /** @returns whether there is such a list still */
  async setDays(
    manager: EntityManager,
    { company, product, from, until, newFrom, newUntil }: EditPriceList,
  ): Promise<boolean> {
    const [, changed] = (await manager.query(
      `UPDATE rate SET valid_from = $5, valid_until = $6
        WHERE company = $1 AND product = $2
          AND valid_from = $3 AND valid_until IS NOT DISTINCT FROM $4::date`,
      [company, product, from, until, newFrom, newUntil],
    )) as [unknown[], number];
    return changed > 0;
  }
}
