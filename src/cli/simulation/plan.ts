import { SeededRandom } from '../../logistics/demo/seeded-random.js';

/** What brings a customer to a person, by how grave it is. */
export const matters = ['life', 'regulator', 'anger', 'vip', 'other'] as const;
export type Matter = (typeof matters)[number];

/** How many come for it, of a hundred, and what they write. */
const sayings: Record<Matter, { percent: number; texts: string[] }> = {
  life: {
    percent: 2,
    texts: ['包裹里是救命药，病人等着用，再不到要出人命了', '你们网点的包裹在冒烟，闻到很重的味道'],
  },
  regulator: {
    percent: 5,
    texts: ['再不处理我就打12305投诉你们', '我已经联系律师和记者了，你们等着'],
  },
  anger: {
    percent: 13,
    texts: ['太让人生气了！你们到底管不管！！', '气死我了，一个破快递拖了十天，什么垃圾服务！'],
  },
  vip: { percent: 8, texts: ['转人工'] },
  other: {
    percent: 72,
    texts: [
      '转人工',
      '人工客服',
      '我要找真人客服',
      '帮我转一下人工，谢谢',
      'I want to talk to a human',
    ],
  },
};

/** Nobody is patient or busy without end: past so many times the mean nothing is drawn. */
const LONGEST_OF_MEAN = 6;
const HANDLING_SPREAD = 0.5;

/** What an hour is made of. Times in milliseconds of the simulated clock. */
export interface Scenario {
  customers: number;
  lengthMs: number;
  handlingMs: number;
  patienceMs: number;
  seed: number;
}

/** One customer, as it is planned before anything happens. */
export interface PlannedCustomer {
  /** When they come, after the beginning. */
  at: number;
  matter: Matter;
  text: string;
  /** How long they wait before they leave. */
  patienceMs: number;
  /** How long a person is busy with them. */
  handlingMs: number;
}

/**
 * Who comes when, for what, and how patient they are: the same for the same seed. They come
 * independently of each other (a Poisson stream of which the number is given), handling times
 * are lognormal, patience is exponential; who fears for a life does not leave.
 */
export function planCustomers(scenario: Scenario): PlannedCustomer[] {
  const random = new SeededRandom(scenario.seed);
  return Array.from({ length: scenario.customers }, () => {
    const matter = matterAt(random.next() * 100);
    const patienceMs = exponential(random, scenario.patienceMs);
    return {
      at: random.next() * scenario.lengthMs,
      matter,
      text: random.pick(sayings[matter].texts),
      patienceMs: matter === 'life' ? Infinity : patienceMs,
      handlingMs: lognormal(random, scenario.handlingMs),
    };
  }).sort((a, b) => a.at - b.at);
}

/** The tiers of so many people: a tenth of them supervisors, of ten or more one an expert. */
export function planStaff(count: number): Record<'frontline' | 'supervisor' | 'expert', number> {
  const expert = count >= 10 ? 1 : 0;
  const supervisor = Math.max(1, Math.round(count / 10));
  return { frontline: count - expert - supervisor, supervisor, expert };
}

/** @param percent from 0 up to 100 */
function matterAt(percent: number): Matter {
  let reached = 0;
  return matters.find((matter) => percent < (reached += sayings[matter].percent)) ?? 'other';
}

function exponential(random: SeededRandom, mean: number): number {
  return Math.min(-mean * Math.log(1 - random.next()), mean * LONGEST_OF_MEAN);
}

function lognormal(random: SeededRandom, mean: number): number {
  const normal =
    Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const median = mean / Math.exp(HANDLING_SPREAD ** 2 / 2);
  return Math.min(median * Math.exp(HANDLING_SPREAD * normal), mean * LONGEST_OF_MEAN);
}
