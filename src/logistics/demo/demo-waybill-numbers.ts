import type { SeededRandom } from './seeded-random.js';

/** Carriers of the demo parcels and the form of their numbers (domain facts, section 3). */
const FORMS = [
  { carrier: 'yuantong', prefix: 'YT', digits: 13 },
  { carrier: 'shunfeng', prefix: 'SF', digits: 13 },
  { carrier: 'jtexpress', prefix: 'JT', digits: 13 },
  { carrier: 'zhongtong', prefix: '78', digits: 12 },
  { carrier: 'shentong', prefix: '77', digits: 13 },
] as const;

export interface DemoNumber {
  carrier: string;
  number: string;
}

/** So many different numbers, the carriers taking turns. */
export function demoWaybillNumbers(count: number, random: SeededRandom): DemoNumber[] {
  const taken = new Map<string, DemoNumber>();
  while (taken.size < count) {
    const { carrier, prefix, digits } = FORMS[taken.size % FORMS.length] ?? FORMS[0];
    const number = prefix + random.digits(digits);
    taken.set(number, { carrier, number });
  }
  return [...taken.values()];
}
