import type { CheckReport } from '../../protocol/index.js';
import { PhraseReader, Phrases, type Example } from '../../understanding/index.js';
import { botIn } from '../regions/bots.js';
import { phrasesOf } from '../regions/overlay.js';
import { examplesOf, type Side } from './side.js';

type RegionalChange = NonNullable<CheckReport['regionalChanges']>[number];

/**
 * What is heard otherwise in regions that have words of their own: those words, and what the head
 * office's utterances turn into where a region's are like them. Those that are now wrong come first.
 */
export function regionalChanges(draft: Side, live: Side): RegionalChange[] {
  const regions = new Set(
    [...draft.files.regions, ...live.files.regions].map(({ region }) => region),
  );
  const changed = [...regions].filter(
    (region) =>
      draft.modelVersion !== live.modelVersion ||
      JSON.stringify(wordsOf(draft, region)) !== JSON.stringify(wordsOf(live, region)),
  );
  const shared = examplesOf(draft.files);
  const reader = new PhraseReader(draft.model.concepts);
  const phrases = changed.map((region) => new Phrases(wordsOf(draft, region), reader));
  const taken = takenBy(shared, phrases, reader);
  return changed
    .flatMap((region, at) => {
      const own = [...wordsOf(live, region), ...wordsOf(draft, region)];
      const texts = new Map([...taken[at]!, ...own].map(({ text, label }) => [text, label]));
      return [...texts].flatMap(([text, intent]) => {
        const before = heard(live, region, text);
        const after = heard(draft, region, text);
        return before === after ? [] : [{ region, intent, text, before, after }];
      });
    })
    .sort((a, b) => Number(b.intent !== b.after) - Number(a.intent !== a.after));
}

function wordsOf({ files }: Side, region: string): Example[] {
  return files.regions.filter((one) => one.region === region).flatMap(phrasesOf);
}

/** By region: the head office's utterances that its phrases are like. Each is read once for all. */
function takenBy(
  examples: readonly Example[],
  regions: readonly Phrases[],
  reader: PhraseReader,
): Example[][] {
  const taken = regions.map((): Example[] => []);
  for (const example of regions.length > 0 ? examples : []) {
    const features = reader.featuresOf(example.text);
    for (const [at, phrases] of regions.entries()) {
      if (phrases.nearestTo(features)) taken[at]!.push(example);
    }
  }
  return taken;
}

function heard(side: Side, region: string, text: string): string {
  return botIn(side, region).engine.classify(text).candidates[0]?.name ?? '';
}
