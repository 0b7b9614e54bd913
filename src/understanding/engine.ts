import type { Locale } from '../protocol/index.js';
import { softmax } from './calibration.js';
import { extract, type Entities } from './entities/index.js';
import { feel, type Emotion } from './emotion.js';
import { featuresOf } from './features.js';
import { LinearKernel } from './linear-kernel.js';
import { fieldScore, OUTSIDE, type Model } from './model.js';
import { hasWords, normalize } from './normalize.js';

export interface ScoredIntent {
  name: string;
  /** 0–1, calibrated: of answers given with 0.8, eight in ten are right. */
  confidence: number;
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
}

const ACT_AT = 0.4;
/** A second intent in one message has to be surer: it is a bonus, not a guess. */
const SECOND_AT = 0.6;
const CANDIDATES = 3;
const CLAUSE = /[，,。.!！?？;；\n]|还有就是|还有|另外|顺便|and also|also,? /g;
const SHORTEST_CLAUSE = 4;
/** What these mean is a hand-over by itself. */
const ESCALATING = new Set(['chat.human', 'complaint.regulator', 'urgent.life', 'urgent.safety']);

/** The engine of a trained model. */
export function createEngine(model: Model, version: string): Engine {
  const kernel = LinearKernel.restore(model.kernel);

  const classify = (features: string[]) => {
    const scores = kernel.score(features);
    const confidences = softmax(scores.values, model.sharpness);
    const candidates = [...confidences]
      .map((confidence, at) => ({ name: kernel.labels[at] ?? OUTSIDE, confidence }))
      .sort((a, b) => b.confidence - a.confidence)
      .slice(0, CANDIDATES);
    return { candidates, inField: fieldScore(scores) >= model.gate };
  };

  return {
    version,
    understand(text, { locale = 'zh-CN', now = new Date() } = {}) {
      const { clean, origin, language } = normalize(text);
      const { entities, masks } = extract(clean, origin, now);
      const emotion = feel(clean, text);
      const base = {
        text, // 你好 is written the same in both scripts: the conversation's own stays.
        language: language ?? locale,
        entities,
        emotion,
      };
      if (!hasWords(clean) || kernel.labels.length === 0) {
        return { ...base, ...refuse([], 'no words', emotion) };
      }
      const { candidates, inField } = classify(featuresOf(clean, masks));
      const best = candidates[0];
      if (!best || best.name === OUTSIDE)
        return { ...base, ...refuse(candidates, 'outside the field', emotion) };
      if (!inField) return { ...base, ...refuse(candidates, 'unlike anything known', emotion) };
      if (best.confidence < ACT_AT)
        return { ...base, ...refuse(candidates, 'not sure enough', emotion) };
      const intents = [best];
      const clauses = clean
        .split(CLAUSE)
        .filter((clause) => clause.trim().length >= SHORTEST_CLAUSE);
      for (const clause of clauses.length > 1 ? clauses : []) {
        const part = classify(featuresOf(clause, extract(clause, (at) => at, now).masks));
        const second = part.candidates[0];
        const counts = second && part.inField && second.confidence >= SECOND_AT;
        const known = intents.some(({ name }) => name === second?.name);
        if (counts && !known && second.name !== OUTSIDE && !second.name.startsWith('chat.')) {
          intents.push(second);
        }
      }
      return {
        ...base,
        intents,
        accepted: true,
        candidates,
        escalate: escalates(emotion) || intents.some(({ name }) => ESCALATING.has(name)),
        why: intents.map(({ name, confidence }) => `${name} ${confidence.toFixed(2)}`).join(', '),
      };
    },
  };
}

function refuse(candidates: ScoredIntent[], reason: string, emotion: Emotion) {
  const [best] = candidates;
  const closest = best ? `; closest ${best.name} ${best.confidence.toFixed(2)}` : '';
  return {
    intents: [],
    accepted: false,
    candidates,
    escalate: escalates(emotion),
    why: reason + closest,
  };
}

/** Sarcasm and despair colour a message; they bring in nobody by themselves. */
function escalates({ signals }: Emotion): boolean {
  return signals.some((signal) => signal !== 'sarcasm' && signal !== 'despair');
}
