import type { Mood } from '../../protocol/index.js';
import { softmax } from '../kernel/calibration.js';
import type { LinearKernel } from '../kernel/linear-kernel.js';
import type { Classifier } from '../model.js';
import { signalsIn, type Signal } from './patterns.js';

export type { Signal } from './patterns.js';

export interface Emotion {
  label: Mood;
  /** 0 calm – 1 beside themselves. */
  score: number;
  signals: Signal[];
}

/** A mood as the examples name it, what it is called, and how grave it is. */
const MOODS: Readonly<Record<string, { label: Mood; gravity: number }>> = {
  calm: { label: 'calm', gravity: 0 },
  grateful: { label: 'grateful', gravity: 0 },
  anxious: { label: 'anxious', gravity: 0.3 },
  disappointed: { label: 'disappointed', gravity: 0.45 },
  helpless: { label: 'helpless', gravity: 0.5 },
  dissatisfied: { label: 'dissatisfied', gravity: 0.5 },
  sarcastic: { label: 'dissatisfied', gravity: 0.7 },
  angry: { label: 'angry', gravity: 0.85 },
  abusive: { label: 'abusive', gravity: 1 },
  threatening: { label: 'threatening', gravity: 1 },
};

/** The class of examples that shows each signal. */
const SHOWN_BY: Readonly<Record<Signal, string>> = {
  anger: 'angry',
  abuse: 'abusive',
  threat: 'threatening',
  sarcasm: 'sarcastic',
  despair: 'helpless',
  regulator: 'regulator',
  life: 'life',
  safety: 'safety',
  asks_for_person: 'person',
};
const SIGNALS = Object.keys(SHOWN_BY) as Signal[];

/** What a signal makes of the label, the gravest first. */
const LABEL_OF: [Signal, Mood, number][] = [
  ['threat', 'threatening', 1],
  ['abuse', 'abusive', 1],
  ['anger', 'angry', 0.8],
];

/** Words alone count only where the whole message does not speak clearly against them. */
const CONTRADICTED_BELOW = -0.45;

/** Feels how upset a message is, and what it signals. */
export class EmotionReader {
  /** By class of examples: its column. */
  private readonly columns: Map<string, number>;

  constructor(
    private readonly kernel: LinearKernel,
    private readonly classifier: Classifier,
  ) {
    this.columns = new Map(kernel.labels.map((label, at) => [label, at]));
  }

  /** @param features those of the clean text, and its tone */
  read(clean: string, features: readonly string[]): Emotion {
    const { values } = this.kernel.score(features);
    const words = signalsIn(clean);
    const signals = SIGNALS.filter((signal) => {
      const column = this.columns.get(SHOWN_BY[signal]);
      if (column === undefined) return words.includes(signal);
      const score = values[column]!;
      return words.includes(signal)
        ? score >= CONTRADICTED_BELOW
        : score > this.classifier.alarms[column]!;
    });
    const { label, score } = this.moodOf(values);
    const [grave] = LABEL_OF.filter(([signal]) => signals.includes(signal));
    if (grave) return { label: grave[1], score: Math.max(score, grave[2]), signals };
    return { label, score, signals };
  }

  private moodOf(values: Float64Array): { label: Mood; score: number } {
    const known = Object.keys(MOODS).filter((name) => this.columns.has(name));
    const shares = softmax(
      known.map((name) => values[this.columns.get(name)!]!),
      this.classifier.sharpness,
    );
    const byLabel = new Map<Mood, number>();
    let score = 0;
    for (const [at, name] of known.entries()) {
      const { label, gravity } = MOODS[name]!;
      byLabel.set(label, (byLabel.get(label) ?? 0) + shares[at]!);
      score += shares[at]! * gravity;
    }
    const [label] = [...byLabel].reduce((best, next) => (next[1] > best[1] ? next : best));
    return { label, score: Math.round(score * 100) / 100 };
  }
}

/** What words alone tell, where no examples of moods were given. */
export function emotionOfWords(clean: string): Emotion {
  const signals = signalsIn(clean);
  const [grave] = LABEL_OF.filter(([signal]) => signals.includes(signal));
  return { label: grave?.[1] ?? 'calm', score: grave?.[2] ?? 0, signals };
}

/** Despair colours a message; it brings in nobody by itself. */
export function escalates({ signals }: Emotion): boolean {
  return signals.some((signal) => signal !== 'despair');
}
