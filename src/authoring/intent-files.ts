import {
  conceptsFileSchema,
  forbiddenFileSchema,
  intentFileSchema,
  locales,
  moodFileSchema,
  testFileSchema,
} from '../protocol/index.js';
import type {
  CannedLine,
  FlowSettings,
  IntentFile,
  MoodFile,
  TestDialogue,
} from '../protocol/index.js';
import { parseYaml, type FileFault } from '../platform/yaml-file.js';
import { readCanned } from './canned-files.js';
import { readFlowSettings } from './flow-settings-file.js';
import { commonReplies, neededIntents, problemsOf, type Problem } from './intent-rules.js';
import type { Region } from './regions/overlay.js';
import { readMostChanged, readRegions, REGION_SETTINGS } from './regions/region-files.js';
import { splitTexts } from './split-texts.js';
import { hashOfSet, readIntentFolder, setFaults, type IntentSet } from './intent-set.js';

/** What the intent files hold, and what is wrong with them; complete only without faults. */
export interface IntentFiles {
  files: { name: string; content: IntentFile }[];
  /** Messages by mood: `moods/*.yaml`. */
  moods: MoodFile[];
  /** Words by concept: `words/concepts.yaml`. */
  concepts: Record<string, string[]>;
  /** What staff must not say: `words/forbidden.yaml`. */
  forbidden: string[];
  /** What has to come of dialogues: `tests/*.yaml`. */
  tests: NamedDialogue[];
  /** What staff send often: `canned/*.yaml`. */
  canned: CannedLine[];
  /** When the bot answers, asks back or hands over: `settings/flows.yaml`. */
  settings: FlowSettings;
  /** What regions say of their own: `regions/*.yaml`. */
  regions: Region[];
  /** How much of the set each of them may change, 0–1. */
  mostChanged: number;
  faults: FileFault[];
}

/** A test dialogue and where it stands. */
export interface NamedDialogue extends TestDialogue {
  file: string;
  name: string;
}

const CONCEPTS = 'words/concepts.yaml';
const FORBIDDEN = 'words/forbidden.yaml';

/**
 * Reads the intents folder.
 * @throws {Error} when the folder cannot be read
 */
export function readIntentFiles(folder: string): IntentFiles {
  const faults: FileFault[] = [];
  const set = readIntentFolder(folder, faults);
  // What is missing in a set that could not be read whole is no news.
  const files = readIntentSet(set, faults);
  return { ...files, faults: [...splitTexts(set), ...files.faults] };
}

/** So many sound sets are kept as they were read: a draft is looked at again and again. */
const KEPT = 3;
/** By the hash of the set, the one read last at the end. */
const kept = new Map<string, IntentFiles>();

/**
 * What the files of a set say. Whoever gets a set that was read before gets the same again.
 * @param faults those that are known already
 */
export function readIntentSet(set: IntentSet, faults: FileFault[] = []): IntentFiles {
  const hash = hashOfSet(set);
  const files = (faults.length === 0 && kept.get(hash)) || parseIntentSet(set, faults);
  kept.delete(hash);
  if (files.faults.length > 0) return files;
  kept.set(hash, files);
  for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
  return files;
}

function parseIntentSet(set: IntentSet, faults: FileFault[]): IntentFiles {
  faults.push(...setFaults(set));
  const files: IntentFiles['files'] = [];
  /** Where each intent and text was first given. */
  const firstGiven = new Map<string, string>();
  const below = (folder: string) =>
    [...set].filter(([name]) => name.startsWith(folder)).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, source] of [...set].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (name.includes('/')) continue;
    const file = parseYaml(source, name, intentFileSchema, faults);
    if (!file) continue;
    const problems = [...problemsOf(file.content), ...repeats(name, file.content, firstGiven)];
    for (const { path: at, message } of problems) file.complainAt(at, message);
    if (problems.length === 0) files.push({ name, content: file.content });
  }
  if (faults.length === 0) faults.push(...missing(files.map(({ content }) => content)));
  const mostChanged = readMostChanged(set.get(REGION_SETTINGS), faults);
  const headOffice = { files: files.map(({ content }) => content), most: mostChanged };
  // Beside a set that is broken itself, what a region changes would seem to be missing.
  const regions = faults.length > 0 ? [] : readRegions(below('regions/'), headOffice, faults);
  const forbidden = readForbidden(set.get(FORBIDDEN), faults);
  return frozen({
    files,
    moods: readMoods(below('moods/'), faults),
    concepts: readConcepts(set.get(CONCEPTS), faults),
    forbidden,
    tests: below('tests/').flatMap(([name, source]) => readTests(name, source, faults)),
    canned: readCanned(below('canned/'), forbidden, faults),
    settings: readFlowSettings(below('settings/'), faults),
    regions,
    mostChanged,
    faults,
  });
}

/** Shared by all who read it, so nobody changes it. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

function readMoods(sources: [string, string][], faults: FileFault[]): MoodFile[] {
  const first = new Map<string, string>();
  return sources.flatMap(([shown, source]) => {
    const file = parseYaml(source, shown, moodFileSchema, faults);
    if (!file) return [];
    for (const locale of locales) {
      for (const [at, text] of (file.content.messages[locale] ?? []).entries()) {
        const key = text.trim().toLowerCase();
        const given = first.get(key) ?? shown;
        first.set(key, given);
        if (given === shown) continue;
        file.complainAt(
          ['messages', locale, at],
          `"${text}" is already given in ${given}; keep one`,
        );
      }
    }
    return [file.content];
  });
}

function readConcepts(source: string | undefined, faults: FileFault[]): Record<string, string[]> {
  if (source === undefined) return {};
  return parseYaml(source, CONCEPTS, conceptsFileSchema, faults)?.content.concepts ?? {};
}

function readForbidden(source: string | undefined, faults: FileFault[]): string[] {
  if (source === undefined) return [];
  return parseYaml(source, FORBIDDEN, forbiddenFileSchema, faults)?.content.forbidden ?? [];
}

function readTests(file: string, source: string, faults: FileFault[]): NamedDialogue[] {
  const dialogues = parseYaml(source, file, testFileSchema, faults)?.content.dialogues ?? {};
  return Object.entries(dialogues).map(([name, dialogue]) => ({ ...dialogue, file, name }));
}

/** What the bot cannot do without and no file gives. */
function missing(files: IntentFile[]): FileFault[] {
  const complain = (message: string) => ({ file: 'chat.yaml', line: 1, column: 1, message });
  return [
    ...neededIntents
      .filter((name) => !files.some(({ intents }) => Object.hasOwn(intents, name)))
      .map((name) => complain(`No file gives the intent ${name}; add it to one`)),
    ...commonReplies
      .filter((key) => !files.some(({ replies }) => replies && Object.hasOwn(replies, key)))
      .map((key) => complain(`No file gives the reply ${key}; add it under replies`)),
  ];
}

/**
 * Intents and replies that an earlier file already gives, and texts that teach two intents. The
 * same text twice in one intent does no harm: many are written alike in two languages.
 */
function* repeats(
  file: string,
  { intents, replies }: IntentFile,
  firstGiven: Map<string, string>,
): Generator<Problem> {
  const given = (subject: string, at: Problem['path'], owner: string): Problem[] => {
    const first = firstGiven.get(subject);
    if (first === undefined) firstGiven.set(subject, owner);
    return first === undefined || first === owner
      ? []
      : [{ path: at, message: `${subject} is already given in ${first}; keep one` }];
  };
  for (const key of Object.keys(replies ?? {})) {
    yield* given(`The reply ${key}`, ['replies', key], `${file} replies`);
  }
  for (const [name, { utterances }] of Object.entries(intents)) {
    const owner = `${file} ${name}`;
    yield* given(`The intent ${name}`, ['intents', name], owner);
    for (const locale of locales) {
      for (const [at, text] of (utterances[locale] ?? []).entries()) {
        const subject = `"${text.trim().toLowerCase().slice(0, 200)}"`;
        yield* given(subject, ['intents', name, 'utterances', locale, at], owner);
      }
    }
  }
}
