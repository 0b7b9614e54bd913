import type { Locale } from '../protocol/index.js';
import { clausesOf, type Clause } from './clauses.js';
import {
  EmotionReader,
  emotionOfWords,
  escalates,
  type Emotion,
  type Felt,
} from './emotion/index.js';
import { addTone } from './emotion/tone.js';
import { extract, masksIn, type Entities } from './entities/index.js';
import { ConceptMatcher } from './features/concepts.js';
import { addFeatures, FeatureIds, type FoundFeatures, type Mask } from './features/index.js';
import { bestOf } from './kernel/best-of.js';
import { confidencesOf, type Calibration } from './kernel/calibration.js';
import { TrainedKernel, type Scores } from './kernel/trained-kernel.js';
import { fieldScore, OUTSIDE, type Model } from './model.js';
import { cleanOf, hasWords, normalize, type NormalText } from './normalize.js';

export interface ScoredIntent {
  name: string;
  /** 0–1, calibrated: of answers given with 0.8, eight in ten are right. */
  confidence: number;
}

/** A feature and what it gave to the intent that was chosen. */
export interface Evidence {
  /** See `featuresOf` for the prefixes. */
  feature: string;
  weight: number;
}

/** What a text is about. */
export interface Classified {
  /** The best fitting intents, the surest first. */
  candidates: ScoredIntent[];
  /** How much the text is like what training has seen; higher is more alike. */
  field: number;
  /** Whether that is enough. */
  inField: boolean;
}

/** A classification with the raw scores behind it, one a class. */
interface Judgement extends Classified {
  values: Scores['values'];
}

/** What a message means. */
export interface Understanding {
  text: string;
  language: Locale;
  /** What the customer wants, the surest first; empty where it is not understood. */
  intents: ScoredIntent[];
  /** Whether `intents` is sure enough to act on. */
  accepted: boolean;
  /** The best fitting intents, whether accepted or not. */
  candidates: ScoredIntent[];
  /** The features that spoke most for the first of the candidates. */
  evidence: Evidence[];
  entities: Entities;
  emotion: Emotion;
  /** Whether the message alone asks for a person. */
  escalate: boolean;
  /** In English, for staff who ask "why did it answer this?". */
  why: string;
}

/** What is known before a message is read. */
export interface Circumstances {
  /** The language to assume where the message does not tell. Default zh-CN. */
  locale?: Locale;
  now?: Date;
}

/** Understands messages. Never fails, whatever the text. */
export interface Engine {
  readonly version: string;
  understand(text: string, circumstances?: Circumstances): Understanding;
  /** How whoever wrote it is, alone. */
  feel(text: string): Emotion;
  /** The way from text to label alone. */
  classify(text: string): Classified;
}

/** How sure the best intent has to be to be acted on, and a clause's to add one of its own. */
export interface Thresholds {
  actAt: number;
  secondAt: number;
}

const USUAL: Thresholds = { actAt: 0.5, secondAt: 0.6 };
/** The best candidate of a model that was taught nothing. */
const UNKNOWN: ScoredIntent = { name: OUTSIDE, confidence: 0 };
/** A clause adds an intent of its own only when it is sure, and speaks so much less for the intent of the whole message that it is no part of it. */
const APART = 0.9;
export const MOST_INTENTS = 3;
const NONE_DENIED: ReadonlySet<string> = new Set();
/** Said beside a request, these ask for nothing. */
export const SMALL_TALK: ReadonlySet<string> = new Set([
  'chat.greeting',
  'chat.thanks',
  'chat.goodbye',
  'chat.bot',
  'chat.affirm',
  'chat.deny',
]);
export const CANDIDATES = 3;
const EVIDENCE = 6;

/** The texts below are read so many times before an engine serves. */
const READ_FIRST = 6;
/** Words that no example holds, in both scripts, and values of every kind. */
const STRANGE_TEXTS = [
  '𪚥龘齉爩 zyxwvqs jumblyfoo 13800138000 sf1234567890123 3公斤 60×40×30厘米 1.5立方 12块5 😀',
  '两公斤半从龘龘寄到爩爩多少钱，电话 0571-88886666，单号 7712 3456 7890 123，保价两千元',
  'my qwertyzz weighs a kilo and a half, twenty by ten by five inches, call +85291234567',
  'insure it for 2000, or $40 to 50 usd, at 430am on 12/03/2026 or 10:30, 5-10 lb, order 123456',
];

/** The engine of a trained model. */
export function createEngine(model: Model, version: string, thresholds = USUAL): Engine {
  const engine = new TrainedEngine(model, version, thresholds);
  // Code that has run a few times is several times as fast, and compiled code is thrown away at
  // the first step it never saw: neither is for the first customers to wait for.
  for (let read = 0; read < READ_FIRST; read++) {
    for (const text of STRANGE_TEXTS) engine.classify(text);
  }
  return engine;
}

class TrainedEngine implements Engine {
  private readonly kernel: TrainedKernel;
  private readonly ids: FeatureIds;
  private readonly matcher: ConceptMatcher;
  private readonly feelings: EmotionReader | null;
  private readonly escalating: ReadonlySet<string>;
  /** By intent: its place among the scores. */
  private readonly columns: ReadonlyMap<string, number>;

  private readonly calibration: Calibration;
  /** Those of the text in hand. */
  private readonly confidences: Float64Array;
  private readonly gate: number;
  private readonly grave: Model['grave'];

  /** Holds on to no more of the model than it needs. */
  constructor(
    { intents, moods, concepts, escalating, grave }: Model,
    readonly version: string,
    private readonly thresholds: Thresholds,
  ) {
    this.kernel = new TrainedKernel(intents.kernel);
    this.columns = new Map(this.kernel.labels.map((label, at) => [label, at]));
    this.ids = new FeatureIds(this.kernel.features());
    this.calibration = intents.calibration;
    this.confidences = new Float64Array(this.kernel.labels.length);
    this.gate = intents.gate;
    this.matcher = new ConceptMatcher(concepts);
    this.feelings = moods && new EmotionReader(moods);
    this.escalating = new Set(escalating);
    this.grave = grave;
  }

  classify(text: string): Classified {
    const clean = cleanOf(text);
    return this.judge(this.kernel.score(this.find(clean, masksIn(clean))));
  }

  feel(text: string): Emotion {
    const clean = cleanOf(text);
    return this.feelingIn(text, clean, masksIn(clean)).emotion;
  }

  understand(
    text: string,
    { locale = 'zh-CN', now = new Date() }: Circumstances = {},
  ): Understanding {
    const written = normalize(text);
    const { clean, language } = written;
    const { entities, masks } = extract(written, now);
    const { emotion, denied } = this.feelingIn(text, clean, masks);
    // 你好 is written the same in both scripts: the conversation's own language stays.
    const heard = { text, language: language ?? locale, entities, emotion };
    const found = this.find(clean, masks);
    const { candidates, inField } = this.judge(this.kernel.score(found), denied);
    const [best = UNKNOWN] = candidates;
    const evidence = this.evidence(found, best);
    const refusal = this.refusal(written, best, inField);
    if (refusal !== null) {
      return {
        ...heard,
        intents: [],
        accepted: false,
        candidates,
        evidence,
        escalate: escalates(emotion),
        why: `${refusal}; closest ${describe(best)}`,
      };
    }
    const intents = this.intentsOf(best, clausesOf(clean, masks), denied);
    return {
      ...heard,
      intents,
      accepted: true,
      candidates,
      evidence,
      escalate: escalates(emotion) || intents.some(({ name }) => this.escalating.has(name)),
      why: intents.map(describe).join(', '),
    };
  }

  private feelingIn(text: string, clean: string, masks: readonly Mask[]): Felt {
    if (!this.feelings || !hasWords(clean)) return emotionOfWords(clean);
    return this.feelings.read(clean, (sink) => {
      addFeatures(sink, clean, masks, this.matcher);
      addTone(sink, text);
    });
  }

  private find(clean: string, masks: readonly Mask[]): FoundFeatures {
    return this.ids.read((sink) => addFeatures(sink, clean, masks, this.matcher));
  }

  /** @param denied moods that the message does not show: an intent that needs one is not meant */
  private judge(scores: Scores, denied: ReadonlySet<string> = NONE_DENIED): Judgement {
    const confidences = confidencesOf(scores.values, this.calibration, this.confidences);
    const candidates = this.surest(confidences, denied);
    const field = fieldScore(scores);
    return { candidates, field, inField: field >= this.gate, values: scores.values };
  }

  /** The surest intents that are not denied. */
  private surest(confidences: Float64Array, denied: ReadonlySet<string>): ScoredIntent[] {
    const { labels } = this.kernel;
    const isDenied = (at: number) => denied.has(this.grave[labels[at]!] ?? '');
    const best = bestOf(confidences, CANDIDATES, denied.size > 0 ? isDenied : undefined);
    return best.map((at) => ({ name: labels[at] ?? OUTSIDE, confidence: confidences[at]! }));
  }

  /** Why the text is not understood, or null where it is. */
  private refusal(
    { clean, foreign }: NormalText,
    best: ScoredIntent,
    inField: boolean,
  ): string | null {
    if (!hasWords(clean)) return 'no words';
    if (foreign) return 'another language';
    if (best.name === OUTSIDE) return 'outside the field';
    if (!inField) return 'unlike anything known';
    return best.confidence < this.thresholds.actAt ? 'not sure enough' : null;
  }

  /** The intent of the whole message, and those that clauses of it add. */
  private intentsOf(
    first: ScoredIntent,
    clauses: Clause[],
    denied: ReadonlySet<string>,
  ): ScoredIntent[] {
    const intents = [first];
    for (const { text, masks } of clauses) {
      const { candidates, inField, values } = this.judge(
        this.kernel.score(this.find(text, masks)),
        denied,
      );
      const [best = UNKNOWN] = candidates;
      const apart = values[this.columns.get(best.name)!]! - values[this.columns.get(first.name)!]!;
      if (!inField || best.confidence < this.thresholds.secondAt || apart < APART) continue;
      if (best.name === OUTSIDE || SMALL_TALK.has(best.name)) continue;
      if (intents.every(({ name }) => name !== best.name)) intents.push(best);
    }
    return intents.slice(0, MOST_INTENTS);
  }

  private evidence(found: FoundFeatures, intent: ScoredIntent): Evidence[] {
    return this.kernel
      .contributions(found, intent.name, EVIDENCE)
      .map(({ feature, weight }) => ({ feature, weight: Math.round(weight * 1000) / 1000 }));
  }
}

function describe({ name, confidence }: ScoredIntent): string {
  return `${name} ${confidence.toFixed(2)}`;
}
