import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { intentFileSchema, locales } from '../protocol/index.js';
import type { IntentFile } from '../protocol/index.js';
import { commonReplies, neededIntents, problemsOf, type Problem } from './intent-rules.js';

/** Far above any file a person edits, far below what could stall the start. */
const LARGEST_FILE_BYTES = 2_000_000;

/** A fault in an intent file: where it is and what to do about it. */
export interface IntentFault {
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  message: string;
}

/** What the intent files hold, and what is wrong with them; `files` is complete only without faults. */
export interface IntentFiles {
  files: { name: string; content: IntentFile }[];
  faults: IntentFault[];
}

/**
 * Reads every `*.yaml` of a folder.
 * @throws {Error} when the folder cannot be read
 */
export function readIntentFiles(folder: string): IntentFiles {
  const names = readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name) && !name.startsWith('.'))
    .sort();
  const files: IntentFiles['files'] = [];
  const faults: IntentFault[] = [];
  /** Where each intent and text was first given. */
  const firstGiven = new Map<string, string>();
  for (const name of names) {
    const source = readSource(path.join(folder, name), name, faults);
    if (source === null) continue;
    const content = checkIntentFile(name, source, firstGiven, faults);
    if (content) files.push({ name, content });
  }
  if (faults.length === 0) faults.push(...missing(files.map(({ content }) => content)));
  return { files, faults };
}

/** What the bot cannot do without and no file gives. */
function missing(files: IntentFile[]): IntentFault[] {
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

/** One line an editor can jump to: `tracking.yaml:12:5 …`. */
export function wordFault({ file, line, column, message }: IntentFault): string {
  return `${file}:${line}:${column} ${message}`;
}

function readSource(file: string, name: string, faults: IntentFault[]): string | null {
  const complain = (message: string) => {
    faults.push({ file: name, line: 1, column: 1, message });
    return null;
  };
  const { size } = statSync(file);
  if (size > LARGEST_FILE_BYTES) {
    return complain(`is ${size} bytes; split it into files below ${LARGEST_FILE_BYTES} bytes`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch {
    return complain('is not UTF-8 text; save it as UTF-8');
  }
}

function checkIntentFile(
  name: string,
  source: string,
  firstGiven: Map<string, string>,
  faults: IntentFault[],
): IntentFile | null {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, uniqueKeys: true });
  const complain = (offset: number, message: string) => {
    const { line, col } = counter.linePos(offset);
    faults.push({ file: name, line: Math.max(line, 1), column: Math.max(col, 1), message });
  };
  for (const error of document.errors) complain(error.pos[0], firstLine(error.message));
  if (document.errors.length > 0) return null;

  let value: unknown;
  try {
    // An alias may stand for a million nodes; nobody needs one here.
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    complain(0, 'uses a YAML alias (*name); write the text out');
    return null;
  }
  const parsed = intentFileSchema.safeParse(value);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      complain(offsetOf(document, issuePath(issue)), wordIssue(issue));
    }
    return null;
  }
  const before = faults.length;
  const report = ({ path: at, message }: Problem) => complain(offsetOf(document, at), message);
  for (const problem of problemsOf(parsed.data)) report(problem);
  for (const problem of repeats(name, parsed.data, firstGiven)) report(problem);
  return faults.length === before ? parsed.data : null;
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

/** Where a value stands; the nearest parent where it is missing. */
function offsetOf(document: Document, at: readonly PropertyKey[]): number {
  for (let length = at.length; length >= 0; length--) {
    const parentPath = at.slice(0, length - 1);
    const parent = length > 0 ? document.getIn(parentPath, true) : undefined;
    const map = length === 1 ? document.contents : parent;
    if (isMap(map)) {
      const pair = map.items.find(({ key }) => isScalar(key) && key.value === at[length - 1]);
      if (pair && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
    }
    const node = length > 0 ? document.getIn(at.slice(0, length), true) : document.contents;
    if (isNode(node)) return node.range?.[0] ?? 0;
  }
  return 0;
}

function issuePath(issue: z.core.$ZodIssue): PropertyKey[] {
  // An unknown key is shown itself, not the map it stands in.
  return issue.code === 'unrecognized_keys'
    ? [...issue.path, ...issue.keys.slice(0, 1)]
    : [...issue.path];
}

function wordIssue(issue: z.core.$ZodIssue): string {
  const where = issue.path.map(String).join('.') || 'the file';
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${where} has no field ${issue.keys.join(', ')}; remove it or mend its name`;
    case 'invalid_value':
      return `${where} must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_key':
      return `${where} is no valid name; write it as area.what_it_is`;
    default:
      return `${where}: ${firstLine(issue.message)}`;
  }
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/:$/, '');
}
