/**
 * The understanding engine against nlp.js, both trained on the same examples and asked the same
 * texts in turns. Without files: the intent files, every fifth utterance held out.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readIntentFiles } from '../../src/authoring/intent-files.js';
import { teachingOf } from '../../src/authoring/teaching.js';
import { readLabelledFile } from '../../src/cli/labelled-file.js';
import { createEngine, trainModel, type Example } from '../../src/understanding/index.js';
import { percentile } from './measure.js';
import { trainNlpJs } from './nlp-js.js';

interface Split {
  name: string;
  train: Example[];
  test: Example[];
}

/** What one engine did with a set. */
interface Measured {
  accuracy: number;
  trainingSeconds: number;
  /** Microseconds from text to label, one a text. */
  micros: number[];
}

/** So many texts of the training are asked before it counts: the code is warm then, the texts new. */
const WARM_UP = 2_000;
/** Texts are asked at least so often, few ones several times. */
const LEAST_ASKED = 3_000;
const HELD_OUT_EVERY = 5;

/** Measures each set in a process of its own: what nlp.js learned from one would spoil the next. */
export async function measureUnderstanding(words: string[]): Promise<void> {
  const option = { type: 'string', multiple: true } as const;
  const {
    train = [],
    test = [],
    alone,
  } = parseArgs({
    args: words,
    options: { train: option, test: option, alone: { type: 'boolean' } },
  }).values;
  if (train.length !== test.length) throw new Error('Each --train needs its --test');
  if (alone) return measure(train[0] && test[0] ? splitOf(train[0], test[0]) : ownSplit());
  const sets = train.map((file, at) => ['--train', file, '--test', test[at] ?? '']);
  for (const set of sets.length > 0 ? sets : [[]]) {
    const program = process.argv[1] ?? '';
    spawnSync(process.execPath, [program, 'understanding', '--alone', ...set], {
      stdio: ['ignore', 'inherit', 'ignore'],
    });
  }
}

function splitOf(train: string, test: string): Split {
  return {
    name: path.basename(train),
    train: readLabelledFile(train),
    test: readLabelledFile(test),
  };
}

function ownSplit(): Split {
  const { intents } = teachingOf(readIntentFiles('intents'));
  const seen = new Map<string, number>();
  const split: Split = { name: 'intents/', train: [], test: [] };
  for (const example of intents) {
    const place = seen.get(example.label) ?? 0;
    seen.set(example.label, place + 1);
    (place % HELD_OUT_EVERY === HELD_OUT_EVERY - 1 ? split.test : split.train).push(example);
  }
  return split;
}

async function measure({ name, train, test }: Split): Promise<void> {
  const startedAt = performance.now();
  const engine = createEngine(trainModel({ intents: train }), name);
  const ownTraining = performance.now() - startedAt;
  const megabytes = Math.round(process.memoryUsage().rss / 1e6);
  const theirs = await trainNlpJs(train);
  const theirTraining = performance.now() - startedAt - ownTraining;

  const own: Measured = { accuracy: 0, trainingSeconds: ownTraining / 1000, micros: [] };
  const other: Measured = { accuracy: 0, trainingSeconds: theirTraining / 1000, micros: [] };
  const askOwn = (text: string) => engine.classify(text).candidates[0]?.name;
  const every = Math.ceil(train.length / WARM_UP);
  for (const { text } of train.filter((_, at) => at % every === 0)) {
    askOwn(text);
    await theirs(text);
  }
  const rounds = Math.ceil(LEAST_ASKED / test.length);
  // Round by round, so that the machine's mood touches both and neither cools the other's caches.
  for (let round = 0; round < rounds; round++) {
    for (const { text, label } of test) await ask(own, text, label, askOwn);
    for (const { text, label } of test) await ask(other, text, label, theirs);
  }
  report(name, test.length, own, other);
  console.log(`  memory after our training, before theirs: ${megabytes} MB`);
}

async function ask(
  measured: Measured,
  text: string,
  label: string,
  answer: (text: string) => string | undefined | Promise<string>,
): Promise<void> {
  const startedAt = performance.now();
  const said = answer(text);
  // Waiting for what is there already would cost the engine that answers at once.
  const heard = said instanceof Promise ? await said : said;
  measured.micros.push((performance.now() - startedAt) * 1000);
  if (heard === label) measured.accuracy++;
}

function report(name: string, texts: number, own: Measured, other: Measured): void {
  const show = (who: string, { accuracy, trainingSeconds, micros }: Measured) =>
    console.log(
      `  ${who.padEnd(10)} ${((accuracy / micros.length) * 100).toFixed(2).padStart(6)} % right   ` +
        `median ${percentile(micros, 50).toFixed(0).padStart(5)} µs   ` +
        `p99 ${percentile(micros, 99).toFixed(0).padStart(6)} µs   ` +
        `training ${trainingSeconds.toFixed(1).padStart(6)} s`,
    );
  console.log(`\n${name}: ${texts} texts held out`);
  show('RelayDesk', own);
  show('nlp.js', other);
  const times = (percent: number) =>
    (percentile(other.micros, percent) / percentile(own.micros, percent)).toFixed(1);
  const spread = percentile(own.micros, 99) / percentile(own.micros, 50);
  console.log(
    `  faster at the median ${times(50)} × (wanted ≥ 3), at p99 ${times(99)} × (wanted ≥ 3); ` +
      `p99 ÷ median ${spread.toFixed(1)} (wanted ≤ 10); ` +
      `training ÷ theirs ${(own.trainingSeconds / other.trainingSeconds).toFixed(2)} (wanted ≤ 1)`,
  );
}
