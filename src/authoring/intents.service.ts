import { watch, type FSWatcher } from 'node:fs';
import {
  Inject,
  Injectable,
  Logger,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { say, type Repertoire } from '../dialog/index.js';
import { CONFIG, type Config } from '../platform/config.js';
import { StartupError } from '../platform/errors.js';
import type { Content, IntentFile, Locale } from '../protocol/index.js';
import { createEngine, type Engine } from '../understanding/index.js';
import { readIntentFiles, type IntentFiles } from './intent-files.js';
import { readModel, versionOf, writeModel } from './model-cache.js';
import { teachingOf } from './teaching.js';
import { Trainer } from './trainer.js';
import { wordFault } from '../platform/yaml-file.js';

/** What the bot knows at one moment: an engine that understands, and texts to say. */
export interface Knowledge {
  engine: Engine;
  repertoire: Repertoire;
}

/** Editors save in several steps: a change is looked at when they are through. */
const SETTLE_MS = 400;

/** What the bot knows. Changed files are learned beside the answers, which go on meanwhile. */
@Injectable()
export class IntentsService implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Intents');
  private readonly trainer = new Trainer();
  private readonly files: IntentFiles;
  private knowledge: Knowledge | undefined;
  private watcher: FSWatcher | undefined;
  private settling: NodeJS.Timeout | undefined;
  private learning = Promise.resolve();

  /** @throws {StartupError} when the intent files cannot be read or hold a fault */
  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.files = load(config.intentsFolder);
  }

  async onModuleInit(): Promise<void> {
    this.knowledge = await this.learn(this.files);
    this.watcher = watch(this.config.intentsFolder, { recursive: true }, () => {
      clearTimeout(this.settling);
      this.settling = setTimeout(() => {
        this.learning = this.learning.then(() => this.reload());
      }, SETTLE_MS).unref();
    });
    this.watcher.on('error', (error) => this.logger.warn({ err: error }));
  }

  async onModuleDestroy(): Promise<void> {
    this.watcher?.close();
    clearTimeout(this.settling);
    await this.trainer.stop();
  }

  /** Taken once for a turn: what follows from it belongs together. */
  get current(): Knowledge {
    if (!this.knowledge) throw new Error('The intent files are not learned yet');
    return this.knowledge;
  }

  /** The first words of a conversation. */
  greeting(locale: Locale): Content {
    return { kind: 'text', text: say(this.current.repertoire.replies['greeting'], locale, 0) };
  }

  /** Learns the files as they are now; with a fault in them what was known stays. */
  private async reload(): Promise<void> {
    try {
      const files = readIntentFiles(this.config.intentsFolder);
      for (const fault of files.faults) this.logger.warn(`Not learned: ${wordFault(fault)}`);
      if (files.faults.length > 0) return;
      const before = this.current.engine.version;
      this.knowledge = await this.learn(files);
      const after = this.current.engine.version;
      this.logger.log(`The intent files were read again: model ${before} → ${after}`);
    } catch (error) {
      this.logger.error({ err: error });
    }
  }

  private async learn(files: IntentFiles): Promise<Knowledge> {
    const teaching = teachingOf(files);
    const version = versionOf(teaching);
    const { cacheFolder } = this.config;
    let model = readModel(cacheFolder, version);
    if (!model) {
      model = await this.trainer.train(teaching);
      try {
        writeModel(cacheFolder, version, model);
      } catch {
        // Without a cache the next start trains again; nothing else is lost.
      }
    }
    const repertoire = repertoireOf(files.files.map(({ content }) => content));
    return { engine: createEngine(model, version), repertoire };
  }
}

function load(folder: string): IntentFiles {
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
  return read;
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
