import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { provincePrefix } from '../adcode.js';
import { zoneOfLane } from './rate-zone.js';
import { RateZoneEntity } from './rate-zone.entity.js';
import { RateEntity } from './rate.entity.js';

/** The price list. */
@Injectable()
export class RateStore {
  constructor(
    @InjectRepository(RateZoneEntity) private readonly zones: Repository<RateZoneEntity>,
    @InjectRepository(RateEntity) private readonly rates: Repository<RateEntity>,
  ) {}

  /** What is offered on a lane, in the order it is shown; none where the lane is not served. */
  async ofLane(fromAdcode: string, toAdcode: string): Promise<RateEntity[]> {
    const originPrefix = provincePrefix(fromAdcode);
    const row = await this.zones.findOneBy({
      originPrefix,
      targetPrefix: provincePrefix(toAdcode),
    });
    if (!row) return [];
    return this.rates.find({
      where: { originPrefix, zone: zoneOfLane(fromAdcode, toAdcode, row.zone) },
      order: { rank: 'ASC' },
    });
  }
}
