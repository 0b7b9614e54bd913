import type { AuthorityRule, CompensationRule } from '../../../protocol/index.js';
import { ApiError, ask } from '../session/session-api.js';

/** The rules of the company that admins edit, and what each row is. */
export interface RuleSets {
  authority: AuthorityRule;
  compensation: CompensationRule;
}

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
  return answered(await ask<StoredRules<RuleSets[Name]>>('GET', `/care-rules/${name}`));
}

export async function writeRules<Name extends keyof RuleSets>(
  name: Name,
  edit: StoredRules<RuleSets[Name]>,
): Promise<StoredRules<RuleSets[Name]>> {
  return answered(await ask<StoredRules<RuleSets[Name]>>('PUT', `/care-rules/${name}`, edit));
}

export async function listProvinces(): Promise<Province[]> {
  return answered(await ask<{ provinces: Province[] }>('GET', '/provinces')).provinces;
}

export async function listProducts(): Promise<Product[]> {
  return answered(await ask<{ products: Product[] }>('GET', '/products')).products;
}

function answered<Answer>(answer: Answer | null): Answer {
  if (answer === null) throw new ApiError({ code: 'INTERNAL' });
  return answer;
}
