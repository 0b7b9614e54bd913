import type { Locale, QuoteCard } from '../protocol/index.js';
import { toTraditional } from './wording-places.js';

/** Carriers as they call themselves in English; their Chinese names are those of our data. */
const CARRIERS: Readonly<Record<string, string>> = {
  顺丰速运: 'SF Express',
  圆通速递: 'YTO Express',
  中通快递: 'ZTO Express',
  申通快递: 'STO Express',
  韵达快递: 'Yunda Express',
  京东快递: 'JD Express',
  邮政快递包裹: 'China Post parcel',
  德邦快递: 'Deppon Express',
  极兔速递: 'J&T Express',
};

/** What outlets offer, as companies write it into their lists. */
const SERVICES: Readonly<Record<string, string>> = {
  寄件: 'drop-off',
  自提: 'collection',
  代收货款: 'cash on delivery',
  大件: 'large items',
  上门取件: 'pickup at your door',
  冷链: 'cold chain',
};

/** Stands behind every name of the demo data. */
const DEMO = '（演示）';
const DEMO_MARKS: Readonly<Record<Locale, string>> = {
  'zh-CN': DEMO,
  'zh-TW': '（示範）',
  en: ' (demo)',
};

/** A carrier's name as the language writes it; one that we do not know stays as it is. */
export function wordCarrier(name: string, locale: Locale): string {
  return wordName(name, locale, CARRIERS);
}

/** A product as its company names it in the language, else by its own name. */
export function wordProduct(
  { name, names }: Pick<QuoteCard['products'][number], 'name' | 'names'>,
  locale: Locale,
): string {
  return names?.[locale] ?? wordName(name, locale);
}

/** A service of an outlet in the customer's language; one that we do not know stays as it is. */
export function wordService(name: string, locale: Locale): string {
  return wordName(name, locale, SERVICES);
}

/** A name that only its owner could translate: in the language's own script, with its demo mark. */
export function wordName(
  name: string,
  locale: Locale,
  english: Readonly<Record<string, string>> = {},
): string {
  if (locale === 'zh-CN') return name;
  const bare = name.endsWith(DEMO) ? name.slice(0, -DEMO.length) : name;
  const mark = bare === name ? '' : DEMO_MARKS[locale];
  if (locale === 'zh-TW') return toTraditional(bare) + mark;
  return ((Object.hasOwn(english, bare) ? english[bare] : undefined) ?? bare) + mark;
}
