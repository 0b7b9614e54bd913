import type { Repertoire } from '../dialog/index.js';
import type { CannedLine, FlowSettings, IntentFile } from '../protocol/index.js';
import type { FileFault } from '../platform/yaml-file.js';
import {
  createEngine,
  trainModel,
  type Engine,
  type Example,
  type Model,
  type Teaching,
} from '../understanding/index.js';
import { readIntentSet, type IntentFiles } from './intent-files.js';
import type { IntentSet } from './intent-set.js';
import { readModel, versionOf, writeModel } from './model-cache.js';
import { overlaidFiles, phrasesOf } from './regions/overlay.js';
import { teachingOf } from './teaching.js';

/** What a region has of its own. */
export interface Regional {
  repertoire: Repertoire;
  /** What its customers say otherwise. */
  phrases: Example[];
}

/** A set that was read and learned. */
export interface Learned {
  /** Names what was taught; sets that differ in their texts alone share it. */
  modelVersion: string;
  model: Model;
  repertoire: Repertoire;
  /** By region, where it has something of its own. */
  regional: Record<string, Regional>;
  /** What staff send often. */
  canned: CannedLine[];
  /** What staff must not say. */
  forbidden: string[];
  /** What learning took; 0 where the model was there already. */
  trainingMs: number;
}

export type Learning = { ok: true; learned: Learned } | { ok: false; faults: FileFault[] };

/** Reads and learns a set; the model is taken from the cache where it is there. */
export function learnSet(set: IntentSet, cacheFolder: string): Learning {
  const files = readIntentSet(set);
  if (files.faults.length > 0) return { ok: false, faults: files.faults };
  return { ok: true, learned: learnFiles(files, cacheFolder) };
}

/**
 * A sound set whose model is in the cache: read within a moment, where learning takes seconds and
 * wants a thread of its own. Null where there is something to learn or to complain of.
 */
export function learnedBefore(set: IntentSet, cacheFolder: string): Learned | null {
  const files = readIntentSet(set);
  return files.faults.length > 0 ? null : fromCache(files, teachingOf(files), cacheFolder);
}

export function learnFiles(files: IntentFiles, cacheFolder: string): Learned {
  const teaching = teachingOf(files);
  const cached = fromCache(files, teaching, cacheFolder);
  if (cached) return cached;
  const modelVersion = versionOf(teaching);
  const said = saidBy(files);
  const startedAt = performance.now();
  const model = trainModel(teaching);
  const trainingMs = performance.now() - startedAt;
  try {
    writeModel(cacheFolder, modelVersion, model);
  } catch {
    // Without a cache it is learned again the next time; nothing else is lost.
  }
  return { modelVersion, model, ...said, trainingMs };
}

function fromCache(files: IntentFiles, teaching: Teaching, cacheFolder: string): Learned | null {
  const modelVersion = versionOf(teaching);
  const model = readModel(cacheFolder, modelVersion);
  if (!model) return null;
  return { modelVersion, model, ...saidBy(files), trainingMs: 0 };
}

/** What is said, everywhere and by region. */
function saidBy(
  files: IntentFiles,
): Pick<Learned, 'repertoire' | 'regional' | 'canned' | 'forbidden'> {
  const contents = files.files.map(({ content }) => content);
  const regional = files.regions.map((region): [string, Regional] => [
    region.region,
    {
      repertoire: repertoireOf(overlaidFiles(contents, region), files.settings),
      phrases: phrasesOf(region),
    },
  ]);
  return {
    repertoire: repertoireOf(contents, files.settings),
    regional: Object.fromEntries(regional),
    canned: files.canned,
    forbidden: files.forbidden,
  };
}

/** The files as the dialogue needs them. */
function repertoireOf(files: IntentFile[], settings: FlowSettings): Repertoire {
  const repertoire: Repertoire = { intents: {}, replies: {}, settings };
  for (const { intents, replies } of files) {
    Object.assign(repertoire.replies, replies);
    for (const [name, intent] of Object.entries(intents)) {
      const { title, action, reason, passes_on: passesOn, replies: texts = {} } = intent;
      repertoire.intents[name] = { title, action, reason, passesOn, replies: texts };
    }
  }
  return repertoire;
}

/** What understands by what was learned, as sure as the settings want. */
export function engineOf({ model, modelVersion, repertoire }: Learned): Engine {
  const { answer_at: actAt, second_matter_at: secondAt } = repertoire.settings.thresholds;
  return createEngine(model, modelVersion, { actAt, secondAt });
}
