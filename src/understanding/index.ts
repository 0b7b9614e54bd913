export type { Emotion, Signal } from './emotion/index.js';
export { moodAfter, type MoodOverTime } from './emotion/mood.js';
export {
  createEngine,
  type Circumstances,
  type Engine,
  type Evidence,
  type ScoredIntent,
  type Thresholds,
  type Understanding,
  SMALL_TALK,
} from './engine.js';
export {
  crossValidate,
  evaluate,
  strangers,
  type Confusion,
  type Evaluation,
} from './evaluation.js';
export type { Entities } from './entities/index.js';
export { PhraseReader, Phrases, withPhrases, type NearPhrase } from './phrases.js';
export { wantsNoPerson } from './emotion/patterns.js';
export { parseNumber } from './entities/numbers.js';
export { normalize } from './normalize.js';
export { featuresOfText, figuresIn } from './read-text.js';
export type { GazetteerPlace } from './gazetteer/index.js';
export {
  MODEL_FORMAT,
  OUTSIDE,
  trainModel,
  type Example,
  type Model,
  type Teaching,
} from './model.js';
