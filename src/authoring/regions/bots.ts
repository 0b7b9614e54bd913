import type { Repertoire } from '../../dialog/index.js';
import { PhraseReader, Phrases, withPhrases, type Engine } from '../../understanding/index.js';
import { engineOf, type Learned } from '../learn.js';
import { inRegion } from './overlay.js';

/** What understands a customer, and what it may say. */
export interface Bot {
  engine: Engine;
  repertoire: Repertoire;
}

/** The bot that answers everywhere, and those of the regions that have something of their own. */
export interface Bots extends Bot {
  regional: Readonly<Record<string, Bot>>;
}

/** All of a set share one model: what a region adds is its phrases and its texts. */
export function botsOf(learned: Learned): Bots {
  const { repertoire, regional, model } = learned;
  const engine = engineOf(learned);
  const reader = new PhraseReader(model.concepts);
  const bots = Object.entries(regional).map(([region, { phrases, repertoire: said }]) => {
    const own =
      phrases.length > 0
        ? withPhrases(engine, new Phrases(phrases, reader), model.escalating)
        : engine;
    return [region, { engine: own, repertoire: said }] as const;
  });
  return { engine, repertoire, regional: Object.fromEntries(bots) };
}

/** The bot of a customer whose page is a region's. */
export function botIn({ engine, repertoire, regional }: Bots, region: string | undefined): Bot {
  return inRegion({ engine, repertoire }, regional, region);
}
