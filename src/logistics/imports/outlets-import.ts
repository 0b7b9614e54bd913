import type { DataSource } from 'typeorm';
import { OutletEntity, type OutletTranslations } from '../outlets/outlet.entity.js';
import { parseHours } from '../outlets/parse-hours.js';
import { CellFault, type Cells } from './cells.js';
import { inOneOrder, type ImportKind } from './import-kind.js';

type OutletRow = Omit<OutletEntity, 'id' | 'createdAt'>;

const CODE = /^[\p{L}\p{N}._/-]{1,60}$/u;

/** Outlets by their code. */
export function outletsImport(database: DataSource): ImportKind<OutletRow> {
  return {
    name: 'outlets',
    columns: [
      'code',
      'name',
      'brand',
      'adcode',
      'address',
      'lng',
      'lat',
      'phone',
      'hours',
      'services',
      'name_en',
      'address_en',
      'name_zh_tw',
      'address_zh_tw',
    ],
    required: ['code', 'name', 'adcode', 'address', 'phone', 'hours'],
    read: (cells, { company }) => ({
      company: company.id,
      code: cells.code('code', CODE, 'a code of letters, digits and . _ / -'),
      name: cells.text('name', 100),
      brand: cells.optional('brand', 100) ?? company.name,
      adcode: cells.place('adcode'),
      address: cells.text('address', 300),
      translations: translationsOf(cells),
      ...positionOf(cells),
      phone: cells.phone('phone') ?? cells.text('phone'),
      hours: hoursOf(cells),
      services: servicesOf(cells.optional('services', 500) ?? ''),
      demo: company.demo,
    }),
    keyOf: ({ code }) => code,
    save: (rows) =>
      database.transaction(async (manager) => {
        const ordered = inOneOrder(rows, ({ code }) => code);
        await manager.upsert(OutletEntity, ordered, ['code', 'company']);
      }),
  };
}

function translationsOf(cells: Cells): OutletTranslations {
  const given = (suffix: string) => {
    const name = cells.optional(`name_${suffix}`, 100);
    const address = cells.optional(`address_${suffix}`, 300);
    return name || address ? { ...(name && { name }), ...(address && { address }) } : null;
  };
  const [en, traditional] = [given('en'), given('zh_tw')];
  return { ...(en && { en }), ...(traditional && { 'zh-TW': traditional }) };
}

/** Both or neither, and on the earth. */
function positionOf(cells: Cells): { longitude: number | null; latitude: number | null } {
  if (!cells.has('lng') && !cells.has('lat')) return { longitude: null, latitude: null };
  try {
    return {
      longitude: cells.number('lng', { least: -180, most: 180 }),
      latitude: cells.number('lat', { least: -90, most: 90 }),
    };
  } catch (error) {
    if (!(error instanceof CellFault)) throw error;
    const swapped = error.column === 'lat' && error.code === 'OUT_OF_RANGE';
    const hint = swapped ? '; are lng and lat exchanged?' : '';
    throw new CellFault('COORDINATES_INVALID', error.column, error.message + hint);
  }
}

function hoursOf(cells: Cells) {
  const hours = parseHours(cells.text('hours', 500));
  if (hours) return hours;
  const reason = 'are no hours such as 周一至周五 08:30-18:00; 周六、周日 休息';
  throw new CellFault('HOURS_INVALID', 'hours', reason);
}

function servicesOf(text: string): string[] {
  return text.split(/[、,;|，；\s]+/).filter(Boolean);
}
