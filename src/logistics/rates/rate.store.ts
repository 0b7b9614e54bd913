import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { GatheredReads } from '../../platform/database/gathered-reads.js';
import { provincePrefix } from '../adcode.js';
import { isWithinCity, SAME_CITY } from './rate-zone.js';
import { RateEntity } from './rate.entity.js';

/** What is offered on a lane. */
export type OfferedRate = Omit<
  RateEntity,
  'originPrefix' | 'zone' | 'validFrom' | 'validUntil' | 'gramsFrom' | 'gramsUntil'
>;

/** One price of a lane, as it is looked for. */
interface AskedLane {
  origin: string;
  target: string;
  /** What prices within the city are filed under, where the lane is inside one. */
  within: string | null;
  grams: number;
  day: string;
  company: string | null;
}

/** A company without prices within the city asks those of its zone table. */
const OF_LANES = `
  SELECT asked.ord::int, offered.*
    FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::date[], $6::text[])
         WITH ORDINALITY AS asked (origin, target, within, grams, day, company, ord)
   CROSS JOIN LATERAL (
     SELECT DISTINCT ON (r.company, r.product)
            r.company, r.product, r.name, r.rank, r.terms, r.surcharges,
            r.days_from AS "daysFrom", r.days_until AS "daysUntil", r.demo
       FROM rate r
       JOIN rate_zone lane ON lane.company = r.company AND lane.origin_prefix = r.origin_prefix
      WHERE lane.origin_prefix = asked.origin AND lane.target_prefix = asked.target
        AND (r.zone = lane.zone OR r.zone = asked.within)
        AND asked.grams BETWEEN r.grams_from AND r.grams_until
        AND r.valid_from <= asked.day AND (r.valid_until IS NULL OR r.valid_until >= asked.day)
        AND (asked.company IS NULL OR r.company = asked.company)
      ORDER BY r.company, r.product, (r.zone = asked.within) DESC NULLS LAST,
               r.valid_from DESC) offered`;

/** The price lists. */
@Injectable()
export class RateStore {
  private readonly offering: GatheredReads<AskedLane, OfferedRate>;

  constructor(@InjectRepository(RateEntity) private readonly rates: Repository<RateEntity>) {
    this.offering = new GatheredReads(rates.manager.dataSource, {
      name: 'rates-of-lanes',
      sql: OF_LANES,
      valuesOf: (lanes) => [
        lanes.map(({ origin }) => origin),
        lanes.map(({ target }) => target),
        lanes.map(({ within }) => within),
        lanes.map(({ grams }) => grams),
        lanes.map(({ day }) => day),
        lanes.map(({ company }) => company),
      ],
    });
  }

  /**
   * What is offered on a lane for a weight on a day, in the order it is shown; none where the
   * lane is not served. The demo's prices step back where a real company has some.
   *
   * @param lane `day` as `2026-11-23`; `company` its id, all companies without it
   */
  async ofLane(lane: {
    fromAdcode: string;
    toAdcode: string;
    grams: number;
    day: string;
    company?: string;
  }): Promise<OfferedRate[]> {
    const { fromAdcode, toAdcode, grams, day, company = null } = lane;
    const [origin, target] = [provincePrefix(fromAdcode), provincePrefix(toAdcode)];
    const within = isWithinCity(fromAdcode, toAdcode) ? SAME_CITY : null;
    const offered = await this.offering.read({ origin, target, within, grams, day, company });
    const real = offered.filter(({ demo }) => !demo);
    return (real.length > 0 ? real : offered).sort((a, b) => a.rank - b.rank);
  }

  /** What products there are and what they are called, by code. */
  products(): Promise<{ product: string; name: string }[]> {
    return this.rates
      .createQueryBuilder('rate')
      .select('rate.product', 'product')
      .addSelect('min(rate.name)', 'name')
      .groupBy('rate.product')
      .orderBy('rate.product')
      .getRawMany();
  }
}
