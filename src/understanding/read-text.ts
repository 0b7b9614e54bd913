import { masksIn } from './entities/index.js';
import { featuresOf, type Mask } from './features/index.js';
import { cleanOf, normalize } from './normalize.js';

/** The features that the engine reads in a text, without those of a model's own words. */
export function featuresOfText(text: string): string[] {
  const clean = cleanOf(text);
  return featuresOf(clean, masksIn(clean));
}

/** The numbers of a text that stand for something, such as a waybill, by their places in it. */
export function figuresIn(text: string): Mask[] {
  const { clean, origin } = normalize(text);
  return masksIn(clean).map(({ kind, start, end }) => ({
    kind,
    start: origin(start),
    end: origin(end),
  }));
}
