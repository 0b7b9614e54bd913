/**
 * What admins cost customers: replies while a draft is checked against replies at rest, a check
 * against one plain training, and how training grows with the examples.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readIntentFiles } from '../../src/authoring/intent-files.js';
import { teachingOf } from '../../src/authoring/teaching.js';
import { trainModel, type Example } from '../../src/understanding/index.js';
import { Admin } from './admin.js';
import { median, percentile, ratio } from './measure.js';
import { Asker } from './questions.js';
import { ServerProcess } from './server-process.js';

const CHECKS = 3;
/** Customers who ask in turns, a little apart: a busy desk, not one that is flooded. */
const CUSTOMERS = 8;
const APART_MS = 100;
const AT_REST_MS = 10_000;
const QUESTIONS = [
  '上海寄到成都3公斤多少钱',
  '成都有网点吗',
  '你们几点上班',
  'how do I pack a vase?',
];
const INTENTS = 300;
const SIZES = [12_500, 50_000];

const folder = mkdtempSync(path.join(tmpdir(), 'relaydesk-bench-'));
chmodSync(folder, 0o755);

try {
  const training = trainOnce();
  await checksBesideReplies(training);
  growth();
} finally {
  await ServerProcess.stopAll();
  rmSync(folder, { recursive: true, force: true });
}

/** Seconds of one plain training on the shipped files. */
function trainOnce(): number {
  const teaching = teachingOf(readIntentFiles('intents'));
  return median(Array.from({ length: 3 }, () => seconds(() => trainModel(teaching))));
}

async function checksBesideReplies(training: number): Promise<void> {
  const desk = await ServerProcess.start('relaydesk', {
    RELAYDESK_DATA: folder,
    CUSTOMER_MESSAGES_PER_10S: '1000000',
  });
  const askers = await Promise.all(
    Array.from({ length: CUSTOMERS }, () => Asker.connect(desk.url)),
  );
  const admin = await Admin.signIn(desk.url, desk.passwordOf('admin'));
  // The first of both warm the server up, and find the figures of what is live.
  await replies(askers, delay(AT_REST_MS));
  await admin.check(0);
  const rest: number[][] = [];
  const busy: number[][] = [];
  const took: number[] = [];
  for (let round = 1; round <= CHECKS; round++) {
    rest.push(await replies(askers, delay(AT_REST_MS)));
    const startedAt = performance.now();
    busy.push(await replies(askers, admin.check(round)));
    took.push((performance.now() - startedAt) / 1000);
  }
  askers.forEach((asker) => asker.close());
  await desk.stop();
  const of = (rounds: number[][], percent: number) =>
    median(rounds.map((latencies) => percentile(latencies, percent)));
  for (const [name, rounds] of Object.entries({ 'at rest': rest, 'during a check': busy })) {
    const [middle, high] = [of(rounds, 50), of(rounds, 99)];
    console.log(
      `replies ${name.padEnd(16)} median ${middle.toFixed(1)} ms   p99 ${high.toFixed(1)} ms`,
    );
  }
  console.log(`one training ${training.toFixed(1)} s   one check ${median(took).toFixed(1)} s`);
  ratio('replies during a check ÷ at rest, p99', of(busy, 99) / of(rest, 99), '≤ 1.5');
  ratio('a check ÷ one training', median(took) / training, '≤ 8');
}

/** Milliseconds from each question to its answer, as long as something lasts. */
async function replies(askers: Asker[], while_: Promise<unknown>): Promise<number[]> {
  let over = false;
  const end = while_.finally(() => (over = true));
  const latencies: number[] = [];
  await Promise.all(
    askers.map(async (asker, place) => {
      await delay((place * APART_MS) / askers.length);
      while (!over) {
        await asker.begin();
        for (const question of QUESTIONS) {
          const askedAt = performance.now();
          await asker.ask(question);
          latencies.push(performance.now() - askedAt);
          await delay(APART_MS);
        }
      }
    }),
  );
  await end;
  return latencies;
}

function growth(): void {
  const took = SIZES.map((size) => {
    const intents = madeUp(size);
    const training = seconds(() => trainModel({ intents }));
    console.log(`${INTENTS} intents, ${size} examples: training ${training.toFixed(1)} s`);
    return training;
  });
  const [least, most] = [SIZES[0]!, SIZES.at(-1)!];
  const growth = took.at(-1)! / took[0]! / (most / least);
  ratio('training an example, among most ÷ among few', growth, '≤ 1 (linear)');
}

/** Sentences of made-up words, some of them the intent's own; the same at every run. */
function madeUp(size: number): Example[] {
  let state = 20_261;
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const word = (number: number) =>
    String.fromCodePoint(0x4e00 + (number % 3_000), 0x4e00 + ((number * 7) % 3_000));
  return Array.from({ length: size }, (_, at) => {
    const intent = at % INTENTS;
    const own = Array.from({ length: 2 }, () => word(intent * 8 + random(8)));
    const common = Array.from({ length: 4 }, () => word(2_400 + random(600)));
    return { label: `intent.${intent}`, text: [...common, ...own].join('') };
  });
}

function seconds(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return (performance.now() - startedAt) / 1000;
}
