import type { Mood } from '../../protocol/index.js';
import { FeatureIds, type FeatureSink } from '../features/index.js';
import { softmax } from '../kernel/calibration.js';
import { TrainedKernel, type Scores } from '../kernel/trained-kernel.js';
import type { Classifier } from '../model.js';
import { signalsIn, tellsOfViolence, wantsNoPerson, type Signal } from './patterns.js';

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
  dissatisfied: { label: 'dissatisfied', gravity: 0.4 },
  sarcastic: { label: 'dissatisfied', gravity: 0.7 },
  angry: { label: 'angry', gravity: 0.85 },
  abusive: { label: 'abusive', gravity: 1 },
  threatening: { label: 'threatening', gravity: 1 },
  // What a message announces says little of how it is said.
  person: { label: 'calm', gravity: 0.2 },
  regulator: { label: 'dissatisfied', gravity: 0.5 },
  life: { label: 'anxious', gravity: 0.4 },
  safety: { label: 'anxious', gravity: 0.4 },
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

/** So grave, a message is angry whatever it is made of: irony, reproach, a raised voice. */
const HEATED_AT = 0.5;
/** Of messages far more are calm than of the examples: so much calm is ahead of each other mood. */
const CALM_AHEAD = 0.2;
/** So cool, a message has to show by more than a word that it means it: 「寄律师函要几天」. */
const COOL_BELOW = 0.05;
/** Words alone count only where the whole message does not speak clearly against them. */
const CONTRADICTED_BELOW = -0.2;

/** A message whose mood speaks so clearly against it asks for no person, and sues nobody. */
const DENIED_BELOW = -0.2;

/** What a message makes one feel. */
export interface Felt {
  emotion: Emotion;
  /** The moods of the examples that it clearly does not show. */
  denied: ReadonlySet<string>;
}

/** Feels how upset a message is, and what it signals. */
export class EmotionReader {
  /** By class of examples: its column. */
  private readonly columns: Map<string, number>;

  private readonly kernel: TrainedKernel;
  private readonly ids: FeatureIds;
  private readonly sharpness: number;
  private readonly alarms: readonly number[];

  constructor({ kernel, calibration, alarms }: Classifier) {
    this.kernel = new TrainedKernel(kernel);
    this.ids = new FeatureIds(this.kernel.features());
    this.columns = new Map(kernel.labels.map((label, at) => [label, at]));
    this.sharpness = calibration.sharpness;
    this.alarms = alarms;
  }

  /** @param walk comes upon the features of the clean text, and its tone */
  read(clean: string, walk: (sink: FeatureSink) => void): Felt {
    const { values } = this.kernel.score(this.ids.read(walk));
    const words = signalsIn(clean);
    const mood = this.moodOf(values);
    const signals = SIGNALS.filter((signal) => {
      if (signal === 'safety' && tellsOfViolence(clean)) return true;
      if (signal === 'asks_for_person' && wantsNoPerson(clean)) return false;
      const column = this.columns.get(SHOWN_BY[signal]);
      if (column === undefined) return words.includes(signal);
      const score = values[column]!;
      return words.includes(signal) && mood.score >= COOL_BELOW
        ? score >= CONTRADICTED_BELOW
        : score > this.alarms[column]!;
    });
    if (mood.score >= HEATED_AT && !signals.includes('anger')) signals.push('anger');
    const emotion = { ...heard(mood, signals), signals };
    const denied = this.kernel.labels.filter((_, column) => values[column]! < DENIED_BELOW);
    return { emotion, denied: new Set(denied) };
  }

  private moodOf(values: Scores['values']): { label: Mood; score: number } {
    const known = Object.keys(MOODS).filter((name) => this.columns.has(name));
    const shares = softmax(
      known.map((name) => values[this.columns.get(name)!]! + (name === 'calm' ? CALM_AHEAD : 0)),
      this.sharpness,
    );
    const byLabel = new Map<Mood, number>();
    let score = 0;
    for (const [at, name] of known.entries()) {
      const { label, gravity } = MOODS[name]!;
      byLabel.set(label, (byLabel.get(label) ?? 0) + shares[at]!);
      score += shares[at]! * gravity;
    }
    // Calm has to be likelier than all that is not: the upset is spread over many labels.
    const calm = (byLabel.get('calm') ?? 0) + (byLabel.get('grateful') ?? 0);
    const labels = [...byLabel].filter(
      ([mood]) => (mood === 'calm' || mood === 'grateful') === calm >= 0.5,
    );
    const [label] = labels.reduce((best, next) => (next[1] > best[1] ? next : best), [
      'calm',
      0,
    ] as [Mood, number]);
    return { label, score: Math.round(score * 100) / 100 };
  }
}

/** A label as grave as the signals say, and no graver. */
function heard(mood: { label: Mood; score: number }, signals: readonly Signal[]) {
  const grave = LABEL_OF.find(([signal]) => signals.includes(signal));
  if (grave) return { label: grave[1], score: Math.max(mood.score, grave[2]) };
  return LABEL_OF.some(([, label]) => label === mood.label)
    ? {
        label: 'dissatisfied' as const,
        score: Math.min(mood.score, MOODS['dissatisfied']!.gravity),
      }
    : mood;
}

/** What words alone tell, where no examples of moods were given. */
export function emotionOfWords(clean: string): Felt {
  const signals = signalsIn(clean);
  if (tellsOfViolence(clean) && !signals.includes('safety')) signals.push('safety');
  const [grave] = LABEL_OF.filter(([signal]) => signals.includes(signal));
  const emotion = { label: grave?.[1] ?? ('calm' as const), score: grave?.[2] ?? 0, signals };
  return { emotion, denied: new Set() };
}

/** Whether a message is such that a person should answer it. */
export function escalates({ signals }: Emotion): boolean {
  return signals.length > 0;
}
