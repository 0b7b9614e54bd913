import type {
  AuthorityRule,
  CompensationRule,
  PriceListView,
  ServiceRule,
} from '../../../protocol/index.js';
import { ApiError, ask } from '../session/session-api.js';

/** The rules of the company that admins edit, and what each row is. */
export interface RuleSets {
  authority: AuthorityRule;
  compensation: CompensationRule;
  service: ServiceRule;
}

const routes: Record<keyof RuleSets, string> = {
  authority: '/care-rules/authority',
  compensation: '/care-rules/compensation',
  service: '/service-rules',
};

/** Rules as they are stored; an edit names the version it was made from. */
export interface StoredRules<Rule> {
  version: number;
  rules: Rule[];
}

export interface Province {
  adcode: string;
  name: string;
  cities: { adcode: string; name: string }[];
}

export interface Product {
  product: string;
  name: string;
}

export const RULES_QUERY = ['care-rules'] as const;

export async function readRules<Name extends keyof RuleSets>(
  name: Name,
): Promise<StoredRules<RuleSets[Name]>> {
  return answered(await ask<StoredRules<RuleSets[Name]>>('GET', routes[name]));
}

export async function writeRules<Name extends keyof RuleSets>(
  name: Name,
  edit: StoredRules<RuleSets[Name]>,
): Promise<StoredRules<RuleSets[Name]>> {
  return answered(await ask<StoredRules<RuleSets[Name]>>('PUT', routes[name], edit));
}

export async function listProvinces(): Promise<Province[]> {
  return answered(await ask<{ provinces: Province[] }>('GET', '/provinces')).provinces;
}

export async function listProducts(): Promise<Product[]> {
  return answered(await ask<{ products: Product[] }>('GET', '/products')).products;
}

/** Price lists as they stand on a day; an empty one: today. */
export async function listPriceLists(
  day: string,
): Promise<{ day: string; priceLists: PriceListView[] }> {
  const query = day ? `?day=${day}` : '';
  return answered(
    await ask<{ day: string; priceLists: PriceListView[] }>('GET', `/price-lists${query}`),
  );
}

/** @throws {ApiError} RATES_OVERLAP, STATE_CONFLICT */
export async function setPriceListDays(
  { company, product, from, until }: PriceListView,
  days: { from: string; until: string | null },
): Promise<void> {
  const edit = { company, product, from, until, newFrom: days.from, newUntil: days.until };
  await ask('PUT', '/price-lists', edit);
}

function answered<Answer>(answer: Answer | null): Answer {
  if (answer === null) throw new ApiError({ code: 'INTERNAL' });
  return answer;
}
