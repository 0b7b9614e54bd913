import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Between, Repository, type SelectQueryBuilder } from 'typeorm';
import { GatheredReads } from '../../platform/database/gathered-reads.js';
import { containingPrefix } from '../adcode.js';
import { boxAround, distanceMetres, type Position } from './coordinates.js';
import { OutletEntity } from './outlet.entity.js';

/** How far around a position is looked, in metres, until there are enough. */
const RINGS = [3_000, 10_000, 30_000, 100_000, 300_000];

/** An outlet and how far it is from where somebody is. */
export interface DistantOutlet {
  outlet: OutletEntity;
  metres: number;
}

/** What is shown of an outlet. */
export type ShownOutlet = Omit<OutletEntity, 'id' | 'longitude' | 'latitude' | 'createdAt'>;

/** The first and the last adcode of a place. */
type Stretch = readonly [from: string, until: string];

/** So many outlets of a place are looked at to find those that are open. */
export const CONSIDERED = 200;

const WITHIN = `
  SELECT asked.ord::int, inside.*
    FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS asked (first, last, ord)
   CROSS JOIN LATERAL (
     SELECT company, code, name, brand, adcode, address, translations, phone, hours, services, demo
       FROM outlet WHERE adcode BETWEEN asked.first AND asked.last
      ORDER BY demo, adcode, code LIMIT ${CONSIDERED}) inside`;

/** The outlets of the networks. The demo's step back where a real company has some. */
@Injectable()
export class OutletStore {
  private readonly looking: GatheredReads<Stretch, ShownOutlet>;

  constructor(@InjectRepository(OutletEntity) private readonly outlets: Repository<OutletEntity>) {
    this.looking = new GatheredReads(outlets.manager.dataSource, {
      name: 'outlets-within',
      sql: WITHIN,
      valuesOf: (places) => [places.map(([from]) => from), places.map(([, until]) => until)],
    });
  }

  /** The outlets inside a district, city or province, in the order of their place and code. */
  async within(adcode: string): Promise<ShownOutlet[]> {
    return realOnes(await this.looking.read(insideOf(adcode)));
  }

  /** The outlets whose address or name holds most of some words, inside a place or anywhere. */
  async named(
    words: readonly string[],
    adcode: string | null,
    limit: number,
  ): Promise<OutletEntity[]> {
    const query = this.outlets.createQueryBuilder('outlet');
    const hits = hitsOf(query, words);
    query
      .where(`${hits} > 0`)
      .orderBy('outlet.demo')
      .addOrderBy(hits, 'DESC')
      .addOrderBy('outlet.adcode')
      .addOrderBy('outlet.code')
      .take(limit);
    if (adcode) query.andWhere({ adcode: Between(...insideOf(adcode)) });
    return realOnes(await query.getMany());
  }

  /** The outlets nearest to a position, at most 300 km away. */
  async near(position: Position, limit: number): Promise<DistantOutlet[]> {
    for (const metres of RINGS) {
      const found = await this.inRing(position, metres);
      if (found.length >= limit || metres === RINGS.at(-1)) return found.slice(0, limit);
    }
    return [];
  }

  private async inRing(position: Position, metres: number): Promise<DistantOutlet[]> {
    const { south, north, west, east } = boxAround(position, metres);
    const found = await this.outlets.find({
      where: { latitude: Between(south, north), longitude: Between(west, east) },
    });
    const distant = found.flatMap((outlet): DistantOutlet[] => {
      const { longitude, latitude } = outlet;
      if (longitude === null || latitude === null) return [];
      return [{ outlet, metres: distanceMetres(position, { longitude, latitude }) }];
    });
    const inside = distant.filter((entry) => entry.metres <= metres);
    const real = inside.filter(({ outlet }) => !outlet.demo);
    return (real.length > 0 ? real : inside).sort((a, b) => a.metres - b.metres);
  }
}

/** The first and the last adcode inside a district, city or province. */
function insideOf(adcode: string): Stretch {
  const prefix = containingPrefix(adcode);
  return [prefix.padEnd(6, '0'), prefix.padEnd(6, '9')];
}

function realOnes<T extends Pick<OutletEntity, 'demo'>>(outlets: T[]): T[] {
  const real = outlets.filter(({ demo }) => !demo);
  return real.length > 0 ? real : outlets;
}

/** How many of the words stand in an outlet's address or name, as an expression of SQL. */
function hitsOf(query: SelectQueryBuilder<OutletEntity>, words: readonly string[]): string {
  const terms = words.map((word, position) => {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    query.setParameter(`word${position}`, pattern);
    return `(outlet.address || ' ' || outlet.name ILIKE :word${position})::int`;
  });
  return terms.length > 0 ? `(${terms.join(' + ')})` : '0';
}
