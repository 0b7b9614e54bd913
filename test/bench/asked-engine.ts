/**
 * One engine in a process of its own, trained and warm, asked by the bench round by round:
 * `asked-engine ENGINE [TRAIN TEST]`. Without files: the intent files, every fifth utterance held
 * out.
 */
import { readIntentFiles } from '../../src/authoring/intent-files.js';
import { teachingOf } from '../../src/authoring/teaching.js';
import { readLabelledFile } from '../../src/cli/labelled-file.js';
import {
  createEngine,
  strangers,
  trainModel,
  type Example,
} from '../../src/understanding/index.js';
import { trainNlpJs } from './nlp-js.js';

/** What is told once the engine is ready to be asked. */
export interface Ready {
  /** How many texts are held out. */
  texts: number;
  trainingSeconds: number;
  /** Of the process, as soon as it was trained. */
  megabytes: number;
}

/** What came of asking every text that is held out. */
export interface Asked {
  right: number;
  /** Microseconds from text to label, one a text. */
  micros: number[];
}

export type EngineName = keyof typeof engines;

interface Split {
  train: Example[];
  test: Example[];
}

type Answer = (text: string) => string | undefined | Promise<string>;

/**
 * So many texts are asked before it counts: the code is warm then, the texts new. They are made of
 * the training's, as none that was learned is ever doubtful.
 */
const WARM_UP = 2_000;
/** So many before each round: while the other engine is asked, this one cools. */
const WARM_UP_AGAIN = 100;
const HELD_OUT_EVERY = 5;

const engines = {
  relaydesk: (train: Example[]): Answer => {
    const engine = createEngine(trainModel({ intents: train }), 'bench');
    return (text) => engine.classify(text).candidates[0]?.name;
  },
  'nlp.js': trainNlpJs,
};

async function serve(name: EngineName, { train, test }: Split): Promise<void> {
  const startedAt = performance.now();
  const answer = await engines[name](train);
  const trainingSeconds = (performance.now() - startedAt) / 1000;
  const megabytes = Math.round(process.memoryUsage().rss / 1e6);
  const strange = [...strangers(train, WARM_UP)];
  for (const text of strange) await answer(text);
  process.on('message', () => {
    void round(answer, strange.slice(0, WARM_UP_AGAIN), test).then(tell);
  });
  tell({ texts: test.length, trainingSeconds, megabytes });
}

async function round(answer: Answer, first: string[], test: Example[]): Promise<Asked> {
  const asked: Asked = { right: 0, micros: [] };
  for (const text of first) await answer(text);
  for (const { text, label } of test) {
    const startedAt = performance.now();
    const said = answer(text);
    // Waiting for what is there already would cost the engine that answers at once.
    const heard = said instanceof Promise ? await said : said;
    asked.micros.push((performance.now() - startedAt) * 1000);
    if (heard === label) asked.right++;
  }
  return asked;
}

function ownSplit(): Split {
  const { intents } = teachingOf(readIntentFiles('intents'));
  const seen = new Map<string, number>();
  const split: Split = { train: [], test: [] };
  for (const example of intents) {
    const place = seen.get(example.label) ?? 0;
    seen.set(example.label, place + 1);
    (place % HELD_OUT_EVERY === HELD_OUT_EVERY - 1 ? split.test : split.train).push(example);
  }
  return split;
}

function tell(message: Ready | Asked): void {
  process.send?.(message);
}

const [, , name, train, test] = process.argv;
const split =
  train && test ? { train: readLabelledFile(train), test: readLabelledFile(test) } : ownSplit();
await serve(name as EngineName, split);
