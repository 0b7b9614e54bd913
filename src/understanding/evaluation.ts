import type { Engine } from './engine.js';
import type { Example } from './model.js';

/** How well an engine tells the labels of texts it has not seen. Shares are 0–1. */
export interface Evaluation {
  examples: number;
  accuracy: number;
  /** The mean over the labels of the harmonic mean of precision and recall. */
  macroF1: number;
  /** Expected calibration error over ten bins of confidence. */
  ece: number;
  /** How well texts of the field are told from others: the area under the ROC curve. */
  outsideAuroc: number | null;
  /** Microseconds from text to label. */
  medianMicros: number;
  p99Micros: number;
  /** The labels most often taken for others, the worst first. */
  confusions: Confusion[];
  /** By label, in the order they are first met: the share that is heard right. */
  byLabel: { label: string; examples: number; share: number }[];
}

export interface Confusion {
  label: string;
  heardAs: string;
  times: number;
  /** One of the texts. */
  example: string;
}

/** What an engine made of one text. */
interface Answer {
  label: string;
  heardAs: string;
  confidence: number;
  field: number;
  micros: number;
  text: string;
}

const BINS = 10;
/** Neighbours in a file are alike: others are taken together. Prime, so that all are used. */
const STRIDE = 7919;
/** So many texts are read before time counts: until then the engine is still being compiled. */
const WARM_UP = 3_000;

/**
 * Asks the engine for the label of every example.
 * @param outside texts that belong to no label
 */
export function evaluate(engine: Engine, examples: Example[], outside: string[] = []): Evaluation {
  const ask = ({ text, label }: Example): Answer => {
    const startedAt = performance.now();
    const { candidates, field } = engine.classify(text);
    const micros = (performance.now() - startedAt) * 1000;
    const [best] = candidates;
    const { name = '', confidence = 0 } = best ?? {};
    return { label, heardAs: name, confidence, field, micros, text };
  };
  for (const text of strangers(examples, WARM_UP)) engine.classify(text);
  const answers = examples.map(ask);
  const others = outside.map((text) => ask({ text, label: '' }));
  return summarize(answers, others);
}

/** Texts as nobody has seen them: the first half of an example and the second of another. */
export function* strangers(examples: readonly Example[], count: number): Generator<string> {
  const middle = (text: string) => Math.ceil(text.length / 2);
  for (let at = 0; at < count && examples.length > 0; at++) {
    const first = examples[at % examples.length]!.text;
    const second = examples[(at * STRIDE + 1) % examples.length]!.text;
    yield first.slice(0, middle(first)) + second.slice(middle(second));
  }
}

/** The evaluation of answers that several engines gave, each on what it has not seen. */
export function summarize(answers: Answer[], others: Answer[] = []): Evaluation {
  const micros = answers.map((answer) => answer.micros).sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(micros[Math.min(Math.floor(share * micros.length), micros.length - 1)] ?? 0);
  return {
    examples: answers.length,
    accuracy: mean(answers.map(right)),
    macroF1: macroF1(answers),
    ece: calibrationError(answers),
    outsideAuroc: others.length > 0 ? auroc(answers, others) : null,
    medianMicros: at(0.5),
    p99Micros: at(0.99),
    confusions: confusions(answers),
    byLabel: byLabel(answers),
  };
}

/** Trains and asks in turns, so that every example is asked of an engine that has not seen it. */
export function crossValidate(
  examples: Example[],
  folds: number,
  train: (examples: Example[]) => Engine,
): Evaluation {
  // By the place within a label: every fold has examples of each.
  const seen = new Map<string, number>();
  const foldOf = examples.map(({ label }) => {
    const place = seen.get(label) ?? 0;
    seen.set(label, place + 1);
    return (place * STRIDE) % folds;
  });
  const answers: Answer[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const engine = train(examples.filter((_, at) => foldOf[at] !== fold));
    for (const [at, { text, label }] of examples.entries()) {
      if (foldOf[at] !== fold) continue;
      const startedAt = performance.now();
      const { candidates, field } = engine.classify(text);
      const micros = (performance.now() - startedAt) * 1000;
      const { name = '', confidence = 0 } = candidates[0] ?? {};
      answers.push({ label, heardAs: name, confidence, field, micros, text });
    }
  }
  return summarize(answers);
}

function byLabel(answers: Answer[]): Evaluation['byLabel'] {
  const groups = new Map<string, Answer[]>();
  for (const answer of answers) {
    const group = groups.get(answer.label);
    if (group) group.push(answer);
    else groups.set(answer.label, [answer]);
  }
  return [...groups].map(([label, own]) => ({
    label,
    examples: own.length,
    share: mean(own.map(right)),
  }));
}

function right({ label, heardAs }: Answer): number {
  return label === heardAs ? 1 : 0;
}

function mean(values: number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}

function macroF1(answers: Answer[]): number {
  const labels = [...new Set(answers.map(({ label }) => label))];
  return mean(
    labels.map((label) => {
      const given = answers.filter(({ heardAs }) => heardAs === label);
      const wanted = answers.filter((answer) => answer.label === label);
      const hits = mean(given.map(right)) * given.length;
      return (2 * hits) / (given.length + wanted.length);
    }),
  );
}

function calibrationError(answers: Answer[]): number {
  const bins = Array.from({ length: BINS }, () => [] as Answer[]);
  for (const answer of answers) {
    bins[Math.min(Math.floor(answer.confidence * BINS), BINS - 1)]!.push(answer);
  }
  return bins.reduce((sum, bin) => {
    const gap = Math.abs(mean(bin.map(right)) - mean(bin.map(({ confidence }) => confidence)));
    return sum + (gap * bin.length) / answers.length;
  }, 0);
}

function auroc(inside: Answer[], outside: Answer[]): number {
  const all = [...inside, ...outside].sort((a, b) => a.field - b.field);
  const isInside = new Set(inside);
  let rankSum = 0;
  for (let from = 0; from < all.length;) {
    let to = from;
    while (to < all.length && all[to]!.field === all[from]!.field) to++;
    // Equal scores share their mean rank.
    const rank = (from + 1 + to) / 2;
    for (let at = from; at < to; at++) if (isInside.has(all[at]!)) rankSum += rank;
    from = to;
  }
  const pairs = inside.length * outside.length;
  return (rankSum - (inside.length * (inside.length + 1)) / 2) / pairs;
}

function confusions(answers: Answer[]): Confusion[] {
  const found = new Map<string, Confusion>();
  for (const { label, heardAs, text } of answers) {
    if (label === heardAs) continue;
    const key = `${label}\t${heardAs}`;
    const known = found.get(key);
    if (known) known.times++;
    else found.set(key, { label, heardAs, times: 1, example: text });
  }
  return [...found.values()].sort((a, b) => b.times - a.times);
}
