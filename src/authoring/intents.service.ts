import { Inject, Injectable } from '@nestjs/common';
import { say, type Repertoire } from '../dialog/index.js';
import { CONFIG, type Config } from '../platform/config.js';
import { StartupError } from '../platform/errors.js';
import { locales, type Content, type IntentFile, type Locale } from '../protocol/index.js';
import { createEngine, trainModel, type Engine, type Example } from '../understanding/index.js';
import { readIntentFiles, wordFault, type IntentFiles } from './intent-files.js';
import { readModel, versionOf, writeModel } from './model-cache.js';

/** What the bot knows: the intent files as an engine that understands and texts to say. */
@Injectable()
export class IntentsService {
  readonly engine: Engine;
  readonly repertoire: Repertoire;

  /** @throws {StartupError} when the intent files cannot be read or hold a fault */
  constructor(@Inject(CONFIG) config: Config) {
    const files = load(config.intentsFolder);
    this.repertoire = repertoireOf(files);
    this.engine = engineOf(files, config.cacheFolder);
  }

  /** The first words of a conversation. */
  greeting(locale: Locale): Content {
    return { kind: 'text', text: say(this.repertoire.replies['greeting'], locale, 0) };
  }
}

function load(folder: string): IntentFile[] {
  let read: IntentFiles;
  try {
    read = readIntentFiles(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartupError(
      `The intent files in ${folder} cannot be read (${code ?? 'unknown'}): ` +
        'set RELAYDESK_INTENTS to the folder that holds them.',
    );
  }
  const [fault, ...others] = read.faults;
  if (fault) {
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    throw new StartupError(`${folder}/${wordFault(fault)}${more}`);
  }
  return read.files.map(({ content }) => content);
}

/** The files as the dialogue needs them. */
export function repertoireOf(files: IntentFile[]): Repertoire {
  const repertoire: Repertoire = { intents: {}, replies: {} };
  for (const { intents, replies } of files) {
    Object.assign(repertoire.replies, replies);
    for (const [name, { title, action, reason, replies: texts }] of Object.entries(intents)) {
      repertoire.intents[name] = { title, action, reason, replies: texts ?? {} };
    }
  }
  return repertoire;
}

/** The files as training needs them. */
export function examplesOf(files: IntentFile[]): Example[] {
  return files.flatMap(({ intents }) =>
    Object.entries(intents).flatMap(([label, { title, utterances }]) =>
      locales.flatMap((locale) => {
        // A button sends the intent's title: it has to be understood as well.
        const texts = [...(utterances[locale] ?? []), ...(label === 'none' ? [] : [title[locale]])];
        return texts.map((text) => ({ label, text }));
      }),
    ),
  );
}

function engineOf(files: IntentFile[], cacheFolder: string): Engine {
  const examples = examplesOf(files);
  const version = versionOf(examples);
  const cached = readModel(cacheFolder, version);
  const model = cached ?? trainModel(examples);
  if (!cached) {
    try {
      writeModel(cacheFolder, version, model);
    } catch {
      // Without a cache the next start trains again; nothing else is lost.
    }
  }
  return createEngine(model, version);
}
