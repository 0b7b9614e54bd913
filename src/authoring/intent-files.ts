import { readdirSync } from 'node:fs';
import path from 'node:path';
import {
  conceptsFileSchema,
  intentFileSchema,
  locales,
  moodFileSchema,
} from '../protocol/index.js';
import type { IntentFile, MoodFile } from '../protocol/index.js';
import { commonReplies, neededIntents, problemsOf, type Problem } from './intent-rules.js';
import { readYamlFile, type FileFault } from '../platform/yaml-file.js';

/** What the intents folder holds, and what is wrong with it; complete only without faults. */
export interface IntentFiles {
  files: { name: string; content: IntentFile }[];
  /** Messages by mood: `moods/*.yaml`. */
  moods: MoodFile[];
  /** Words by concept: `words/concepts.yaml`. */
  concepts: Record<string, string[]>;
  faults: FileFault[];
}

/**
 * Reads the intents folder: every `*.yaml` in it, and `moods/` and `words/` where they are.
 * @throws {Error} when the folder cannot be read
 */
export function readIntentFiles(folder: string): IntentFiles {
  const files: IntentFiles['files'] = [];
  const faults: FileFault[] = [];
  /** Where each intent and text was first given. */
  const firstGiven = new Map<string, string>();
  for (const name of yamlFilesOf(folder)) {
    const file = readYamlFile(path.join(folder, name), name, intentFileSchema, faults);
    if (!file) continue;
    const problems = [...problemsOf(file.content), ...repeats(name, file.content, firstGiven)];
    for (const { path: at, message } of problems) file.complainAt(at, message);
    if (problems.length === 0) files.push({ name, content: file.content });
  }
  if (faults.length === 0) faults.push(...missing(files.map(({ content }) => content)));
  return {
    files,
    moods: readMoods(folder, faults),
    concepts: readConcepts(folder, faults),
    faults,
  };
}

function readMoods(folder: string, faults: FileFault[]): MoodFile[] {
  const first = new Map<string, string>();
  return yamlFilesOf(path.join(folder, 'moods')).flatMap((name) => {
    const shown = `moods/${name}`;
    const file = readYamlFile(path.join(folder, 'moods', name), shown, moodFileSchema, faults);
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

function readConcepts(folder: string, faults: FileFault[]): Record<string, string[]> {
  if (!yamlFilesOf(path.join(folder, 'words')).includes('concepts.yaml')) return {};
  const name = 'words/concepts.yaml';
  return (
    readYamlFile(path.join(folder, name), name, conceptsFileSchema, faults)?.content.concepts ?? {}
  );
}

function yamlFilesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name) && !name.startsWith('.'))
      .sort();
  } catch (error) {
    const optional = /[\\/](?:moods|words)$/.test(folder);
    if (optional && (error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
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
