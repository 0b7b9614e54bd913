import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { preparing, type Queryable } from '../../platform/database/prepared.js';
import { provincePrefix } from '../adcode.js';
import { isWithinCity, SAME_CITY } from './rate-zone.js';
import { RateEntity } from './rate.entity.js';

/** What is offered on a lane. */
export type OfferedRate = Omit<
  RateEntity,
  'originPrefix' | 'zone' | 'validFrom' | 'validUntil' | 'gramsFrom' | 'gramsUntil'
>;

/** A company without prices within the city (`$3`) asks those of its zone table. */
const OF_LANE = `
  SELECT DISTINCT ON (r.company, r.product)
         r.company, r.product, r.name, r.rank, r.terms, r.surcharges,
         r.days_from AS "daysFrom", r.days_until AS "daysUntil", r.demo
    FROM rate r
    JOIN rate_zone lane ON lane.company = r.company AND lane.origin_prefix = r.origin_prefix
   WHERE lane.origin_prefix = $1 AND lane.target_prefix = $2
     AND (r.zone = lane.zone OR r.zone = $3)
     AND $4 BETWEEN r.grams_from AND r.grams_until
     AND r.valid_from <= $5 AND (r.valid_until IS NULL OR r.valid_until >= $5)
     AND ($6::text IS NULL OR r.company = $6)
   ORDER BY r.company, r.product, (r.zone = $3) DESC NULLS LAST, r.valid_from DESC`;

/** The price lists. */
@Injectable()
export class RateStore {
  private readonly offering: Queryable;

  constructor(@InjectRepository(RateEntity) private readonly rates: Repository<RateEntity>) {
    this.offering = preparing(rates.manager.dataSource, 'rates-of-lane');
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
    const values = [origin, target, within, grams, day, company];
    const offered = (await this.offering.query(OF_LANE, values)) as OfferedRate[];
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
