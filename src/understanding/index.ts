export type { Emotion, Signal } from './emotion.js';
export {
  createEngine,
  type Circumstances,
  type Engine,
  type ScoredIntent,
  type Understanding,
} from './engine.js';
export type { Entities } from './entities/index.js';
export type { GazetteerPlace } from './gazetteer.js';
export { MODEL_FORMAT, OUTSIDE, trainModel, type Example, type Model } from './model.js';
