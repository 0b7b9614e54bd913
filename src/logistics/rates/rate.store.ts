import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { provincePrefix } from '../adcode.js';
import { isWithinCity, SAME_CITY } from './rate-zone.js';
import { RateZoneEntity } from './rate-zone.entity.js';
import { RateEntity } from './rate.entity.js';

/** The price lists. */
@Injectable()
export class RateStore {
  constructor(@InjectRepository(RateEntity) private readonly rates: Repository<RateEntity>) {}

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
  }): Promise<RateEntity[]> {
    const { fromAdcode, toAdcode, grams, day, company } = lane;
    const query = this.rates
      .createQueryBuilder('rate')
      .innerJoin(
        RateZoneEntity,
        'lane',
        'lane.company = rate.company AND lane.originPrefix = rate.originPrefix',
      )
      .distinctOn(['rate.company', 'rate.product'])
      .where('lane.originPrefix = :origin AND lane.targetPrefix = :target', {
        origin: provincePrefix(fromAdcode),
        target: provincePrefix(toAdcode),
      })
      .andWhere('(rate.zone = lane.zone OR rate.zone = :within)', {
        within: isWithinCity(fromAdcode, toAdcode) ? SAME_CITY : '',
      })
      .andWhere(':grams BETWEEN rate.gramsFrom AND rate.gramsUntil', { grams })
      .andWhere('rate.validFrom <= :day AND (rate.validUntil IS NULL OR rate.validUntil >= :day)', {
        day,
      })
      .orderBy('rate.company')
      .addOrderBy('rate.product')
      // A company without prices within the city asks those of its zone table.
      .addOrderBy('rate.zone = :sameCity', 'DESC')
      .setParameter('sameCity', SAME_CITY)
      .addOrderBy('rate.validFrom', 'DESC');
    if (company !== undefined) query.andWhere('rate.company = :company', { company });
    const offered = await query.getMany();
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
