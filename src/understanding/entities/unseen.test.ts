import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { entitiesOf } from '../../../test/fixtures/entities-of.js';
import { normalize } from '../normalize.js';
import type { Entities } from './index.js';

/** What somebody who had not seen this code expects of a message; not every value is named. */
interface Expected {
  waybills?: string[];
  phone?: string | null;
  weightKg?: number | null;
  dims?: number[] | null;
  amountYuan?: number | null;
  date?: string | null;
  from?: string | null;
  to?: string | null;
  place?: string | null;
  goods?: string | null;
}
type Kind = keyof Expected;

const file = path.join(import.meta.dirname, '../../../test/fixtures/unseen/entities.jsonl');
const messages = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { text: string; expect: Expected });

let heard: { expected: Expected; found: Entities }[];
beforeAll(() => {
  heard = messages.map(({ text, expect: expected }) => ({ expected, found: entitiesOf(text) }));
});

const digits = (text: string | undefined) =>
  text?.replace(/^\+(?:886|852)/, '0').replace(/\D/g, '');
const plain = (text: string | undefined) => normalize(text ?? '').clean;
/** Somebody names the goods by a longer or a shorter word than somebody else. */
const alike = (one: string | undefined, other: string | undefined) =>
  plain(one) !== '' && (plain(one).includes(plain(other)) || plain(other).includes(plain(one)));

const holds: Record<Kind, (expected: Expected, found: Entities) => boolean> = {
  waybills: ({ waybills = [] }, found) =>
    waybills.join() === found.waybills.map(({ value }) => value).join(),
  phone: ({ phone }, found) => digits(phone ?? '') === digits(found.phone?.value),
  weightKg: ({ weightKg }, found) =>
    Math.abs((weightKg ?? 0) * 1000 - (found.weightGrams?.value ?? 0)) < 10,
  dims: ({ dims }, found) => {
    const { lengthCm, widthCm, heightCm } = found.dimensions?.value ?? {};
    return dims?.join() === [lengthCm, widthCm, heightCm].join();
  },
  amountYuan: ({ amountYuan }, found) => amountYuan === found.amountYuan?.value,
  date: ({ date }, found) => found.date?.value.slice(0, 10) === date?.slice(0, 10),
  from: ({ from }, found) => from === found.from?.value.name,
  to: ({ to }, found) => to === found.to?.value.name,
  place: ({ place }, found) => place === found.place?.value.name,
  goods: ({ goods }, found) => alike(goods ?? undefined, found.goods?.value),
};

test.each<[Kind, number]>([
  ['waybills', 0.98],
  ['phone', 0.95],
  ['weightKg', 0.95],
  ['dims', 0.95],
  ['amountYuan', 0.95],
  ['date', 0.95],
  ['from', 0.95],
  ['to', 0.95],
  ['place', 0.95],
  ['goods', 0.95],
])('of messages that name %s, it is read right in at least %d', (kind, least) => {
  const named = heard.filter(({ expected }) => (expected[kind] ?? undefined) !== undefined);
  const right = named.filter(({ expected, found }) => holds[kind](expected, found));
  expect(named.length).toBeGreaterThan(10);
  expect(right.length / named.length).toBeGreaterThanOrEqual(least);
});
