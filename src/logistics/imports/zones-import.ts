import type { DataSource } from 'typeorm';
import { provincePrefix } from '../adcode.js';
import { ZONE_PATTERN } from '../rates/rate-zone.js';
import { RateZoneEntity } from '../rates/rate-zone.entity.js';
import { inOneOrder, type ImportKind } from './import-kind.js';

/** Which zone of the price list each province is in, seen from each province. */
export function zonesImport(database: DataSource): ImportKind<RateZoneEntity> {
  return {
    name: 'zones',
    columns: ['origin', 'target', 'zone'],
    required: ['origin', 'target', 'zone'],
    read: (cells, { company }) => ({
      company: company.id,
      originPrefix: provincePrefix(cells.place('origin')),
      targetPrefix: provincePrefix(cells.place('target')),
      zone: cells.code('zone', ZONE_PATTERN, 'a zone such as far: small letters, digits, _ and -'),
      demo: company.demo,
    }),
    keyOf: laneOf,
    save: (rows) =>
      database.transaction(async (manager) => {
        const ordered = inOneOrder(rows, laneOf);
        await manager.upsert(RateZoneEntity, ordered, ['originPrefix', 'targetPrefix', 'company']);
      }),
  };
}

function laneOf({ originPrefix, targetPrefix }: RateZoneEntity): string {
  return `${originPrefix} ${targetPrefix}`;
}
