/**
 * The understanding engine against nlp.js, both trained on the same examples and asked the same
 * texts in turns, each in a process of its own: as whoever uses one of them has it. Without files:
 * the intent files, every fifth utterance held out.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Asked, EngineName, Ready } from './asked-engine.js';
import { percentile } from './measure.js';

/** What one engine did with a set. */
interface Measured extends Ready, Asked {
  process: ChildProcess;
}

/** Texts are asked at least so often, few ones several times. */
const LEAST_ASKED = 3_000;

export async function measureUnderstanding(words: string[]): Promise<void> {
  const option = { type: 'string', multiple: true } as const;
  const options = { train: option, test: option };
  const { train = [], test = [] } = parseArgs({ args: words, options }).values;
  if (train.length !== test.length) throw new Error('Each --train needs its --test');
  if (train.length === 0) await measure('intents/', []);
  for (const [at, file] of train.entries()) {
    await measure(path.basename(file), [file, test[at] ?? '']);
  }
}

async function measure(name: string, files: string[]): Promise<void> {
  const own = await train('relaydesk', files);
  const other = await train('nlp.js', files);
  const rounds = Math.ceil(LEAST_ASKED / own.texts);
  // Round by round, so that the machine's mood touches both.
  for (let round = 0; round < rounds; round++) for (const engine of [own, other]) await ask(engine);
  for (const engine of [own, other]) engine.process.kill();
  report(name, own, other);
}

async function train(engine: EngineName, files: string[]): Promise<Measured> {
  const program = path.join(import.meta.dirname, 'asked-engine.js');
  // nlp.js tells what it does while it trains.
  const child = fork(program, [engine, ...files], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [ready] = (await once(child, 'message')) as [Ready];
  return { ...ready, right: 0, micros: [], process: child };
}

async function ask(engine: Measured): Promise<void> {
  engine.process.send('ask');
  const [{ right, micros }] = (await once(engine.process, 'message')) as [Asked];
  engine.right += right;
  engine.micros.push(...micros);
}

function report(name: string, own: Measured, other: Measured): void {
  const show = (who: string, { right, trainingSeconds, micros }: Measured) =>
    console.log(
      `  ${who.padEnd(10)} ${((right / micros.length) * 100).toFixed(2).padStart(6)} % right   ` +
        `median ${percentile(micros, 50).toFixed(0).padStart(5)} µs   ` +
        `p99 ${percentile(micros, 99).toFixed(0).padStart(6)} µs   ` +
        `training ${trainingSeconds.toFixed(1).padStart(6)} s`,
    );
  console.log(`\n${name}: ${own.texts} texts held out`);
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
  console.log(`  memory after training: ${own.megabytes} MB, theirs ${other.megabytes} MB`);
}
