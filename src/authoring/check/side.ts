import { locales } from '../../protocol/index.js';
import type { Example } from '../../understanding/index.js';
import type { IntentFiles } from '../intent-files.js';
import { learnFiles, type Learned } from '../learn.js';
import { botsOf, type Bots } from '../regions/bots.js';

/** One side of the comparison. */
export interface Side extends Omit<Learned, 'regional'>, Bots {
  files: IntentFiles;
}

export function sideOf(files: IntentFiles, cacheFolder: string): Side {
  const learned = learnFiles(files, cacheFolder);
  return { ...learned, ...botsOf(learned), files };
}

/** The head office's utterances. */
export function examplesOf({ files }: IntentFiles): Example[] {
  return files.flatMap(({ content }) =>
    Object.entries(content.intents).flatMap(([label, { utterances }]) =>
      locales.flatMap((locale) => (utterances[locale] ?? []).map((text) => ({ label, text }))),
    ),
  );
}
