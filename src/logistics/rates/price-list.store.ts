import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { EditPriceList, PriceListView } from '../../protocol/index.js';
import { overlap, type PriceDays } from './price-days.js';
import { RateEntity } from './rate.entity.js';

type StoredPriceList = Omit<PriceListView, 'companyName' | 'state'>;

/** What a company's prices of different days are told apart within. */
type Lane = Pick<RateEntity, 'originPrefix' | 'zone' | 'product'>;

/** A price that would hold beside another of its lane, and that other's days. */
export interface RefusedPrice {
  rate: RateEntity;
  other: PriceDays;
}

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

  /** The days of another list that would hold beside this one on some lane. */
  async overlapping(
    manager: EntityManager,
    { company, product, from, until, newFrom, newUntil }: EditPriceList,
  ): Promise<PriceDays | undefined> {
    await this.awaitTurn(manager, company);
    const others: PriceDays[] = await manager.query(
      `SELECT DISTINCT other.valid_from::text AS "from", other.valid_until::text AS until
         FROM rate mine JOIN rate other USING (company, product, origin_prefix, zone)
        WHERE company = $1 AND product = $2
          AND mine.valid_from = $3 AND mine.valid_until IS NOT DISTINCT FROM $4::date
          AND other.valid_from <> mine.valid_from
        ORDER BY 1, 2`,
      [company, product, from, until],
    );
    return others.find((other) => overlap(other, { from: newFrom, until: newUntil }));
  }

  /**
   * Stores prices of one company in their order: one of the same first day is changed, one that
   * would hold beside another of its lane is left out.
   *
   * @returns those that were left out, with the days of the other
   */
  async save(company: string, rates: readonly RateEntity[]): Promise<RefusedPrice[]> {
    return this.transaction(async (manager) => {
      await this.awaitTurn(manager, company);
      const held = await this.daysOf(manager, company, rates);
      const taken = new Map<string, RateEntity>();
      const refused: RefusedPrice[] = [];
      for (const rate of rates) {
        const days = { from: rate.validFrom, until: rate.validUntil };
        const others = (held.get(laneOf(rate)) ?? []).filter(({ from }) => from !== days.from);
        const other = others.find((before) => overlap(before, days));
        if (other) {
          refused.push({ rate, other });
          continue;
        }
        held.set(laneOf(rate), [...others, days]);
        taken.set(`${laneOf(rate)} ${days.from}`, rate);
      }
      const key = ['originPrefix', 'zone', 'product', 'company', 'validFrom'];
      await manager.upsert(RateEntity, [...taken.values()], key);
      return refused;
    });
  }

  /** The days of what is stored for the lanes of these prices, by lane. */
  private async daysOf(
    manager: EntityManager,
    company: string,
    rates: readonly RateEntity[],
  ): Promise<Map<string, PriceDays[]>> {
    const stored: (Lane & PriceDays)[] = await manager.query(
      `SELECT origin_prefix AS "originPrefix", zone, product, valid_from::text AS "from",
              valid_until::text AS until
         FROM rate JOIN (SELECT DISTINCT * FROM unnest($2::text[], $3::text[], $4::text[])
                           AS asked (origin_prefix, zone, product)) lane
              USING (origin_prefix, zone, product)
        WHERE company = $1 ORDER BY valid_from`,
      [
        company,
        rates.map(({ originPrefix }) => originPrefix),
        rates.map(({ zone }) => zone),
        rates.map(({ product }) => product),
      ],
    );
    const held = new Map<string, PriceDays[]>();
    for (const { from, until, ...lane } of stored) {
      held.set(laneOf(lane), [...(held.get(laneOf(lane)) ?? []), { from, until }]);
    }
    return held;
  }

  /** Changes of a company's prices wait for each other: none may miss the other's days. */
  private async awaitTurn(manager: EntityManager, company: string): Promise<void> {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtext('price list ' || $1))`, [company]);
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

function laneOf({ originPrefix, zone, product }: Lane): string {
  return `${originPrefix} ${zone} ${product}`;
}
