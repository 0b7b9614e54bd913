import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Between, Repository } from 'typeorm';
import { containingPrefix } from '../adcode.js';
import { OutletEntity } from './outlet.entity.js';

/** The outlets of the network. */
@Injectable()
export class OutletStore {
  constructor(@InjectRepository(OutletEntity) private readonly outlets: Repository<OutletEntity>) {}

  /** The outlets inside a district, city or province, in the order of their place and code. */
  within(adcode: string, limit: number): Promise<OutletEntity[]> {
    const prefix = containingPrefix(adcode);
    return this.outlets.find({
      where: { adcode: Between(prefix.padEnd(6, '0'), prefix.padEnd(6, '9')) },
      order: { adcode: 'ASC', code: 'ASC' },
      take: limit,
    });
  }
}
