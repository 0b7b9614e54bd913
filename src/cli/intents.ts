/**
 * `npm run -s intents -- check|diff|publish|rollback|export|import|schema`: the intent files from
 * the command line, for a team that keeps them in its own Git. `check` and `diff` work on files
 * alone; the others speak to a running server.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runCheck } from '../authoring/check/run-check.js';
import { examplesOfImport } from '../authoring/drafts/import-examples.js';
import { editSet } from '../authoring/drafts/edit-files.js';
import { readIntentFolder, type IntentSet } from '../authoring/intent-set.js';
import { intentFilesJsonSchema } from '../authoring/json-schema.js';
import { readConfig } from '../platform/config.js';
import { CodedError } from '../platform/errors.js';
import { wordFault, type FileFault } from '../platform/yaml-file.js';
import type { CheckReport, CheckView, DraftView, Published } from '../protocol/index.js';
import { CommandError } from './labelled-file.js';
import { presentCheck } from './present-check.js';

const USAGE = `Usage:
  intents check [FOLDER] [--against FOLDER] [--json]   faults; with --against the whole report
  intents diff FOLDER FOLDER                           files that differ
  intents publish [FOLDER] --reason TEXT [--override TEXT]
  intents rollback NUMBER --reason TEXT
  intents export FOLDER                                writes what is live
  intents import FILE [FOLDER]                         Rasa NLU YAML, or CSV of intent,text
  intents schema                                       the files as JSON Schema
A server is told by --url (default http://127.0.0.1:3000) and a token in RELAYDESK_TOKEN.`;

const POLL_MS = 500;

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof CommandError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

type Options = ReturnType<typeof readArguments>['values'];

/** @returns the exit code: 0 where all is well, 1 where something is wrong with the files */
async function run(words: string[]): Promise<number> {
  const { values, positionals } = readArguments(words);
  const [command, first, second] = positionals;
  switch (command) {
    case 'check':
      return check(first, values);
    case 'diff':
      return diff(need(first), need(second));
    case 'publish':
      return publish(first, values);
    case 'rollback':
      return rollBack(need(first), values);
    case 'export':
      return exportTo(need(first), values);
    case 'import':
      return importFrom(need(first), second);
    case 'schema':
      print(JSON.stringify(intentFilesJsonSchema(), null, 2));
      return 0;
    default:
      throw new CommandError(USAGE);
  }
}

function readArguments(words: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        against: text,
        json: { type: 'boolean' },
        reason: text,
        override: text,
        url: { type: 'string', default: 'http://127.0.0.1:3000' },
      },
    });
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n${USAGE}`);
  }
}

function need(word: string | undefined): string {
  if (word === undefined) throw new CommandError(USAGE);
  return word;
}

async function check(folder: string | undefined, values: Options): Promise<number> {
  const draft = readFolder(folder);
  const task = {
    draft,
    live: values.against ? readFolder(values.against) : draft,
    against: 0,
    cacheFolder: readConfig(process.env, process.cwd()).cacheFolder,
    liveFigures: null,
    now: Date.now(),
  };
  const report = await runCheck(task, (stage, progress) => {
    process.stderr.write(`${Math.round(progress * 100)} % ${stage}\n`);
  });
  print(values.json ? JSON.stringify(report) : presentCheck(report));
  return isSound(report) ? 0 : 1;
}

function diff(before: string, after: string): number {
  const [old, now] = [readFolder(before), readFolder(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])].sort();
  const changed = names.filter((name) => old.get(name) !== now.get(name));
  for (const name of changed) {
    const sign = !old.has(name) ? '+' : !now.has(name) ? '-' : '~';
    print(`${sign} ${name}`);
  }
  return changed.length > 0 ? 1 : 0;
}

async function publish(folder: string | undefined, values: Options): Promise<number> {
  const reason = reasonOf(values);
  const files = Object.fromEntries(readFolder(folder));
  const { draft } = await ask<{ draft: DraftView }>(values, 'POST', '/drafts', {
    title: reason.slice(0, 120),
    files,
  });
  await ask(values, 'POST', `/drafts/${draft.id}/check`);
  for (;;) {
    const { check } = await ask<{ check: CheckView }>(values, 'GET', `/drafts/${draft.id}/check`);
    if (check.state === 'failed') throw new CommandError('The server could not check the files');
    if (check.report) {
      process.stderr.write(`${presentCheck(check.report)}\n`);
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const order = { reason, ...(values.override && { overrideReason: values.override }) };
  const done = await ask<Published>(values, 'POST', `/drafts/${draft.id}/publish`, order);
  print(`Version ${done.number} is live`);
  return 0;
}

async function rollBack(number: string, values: Options): Promise<number> {
  const route = `/versions/${encodeURIComponent(number)}/restore`;
  const done = await ask<Published>(values, 'POST', route, { reason: reasonOf(values) });
  print(`Version ${done.number} is live, with the files of version ${number}`);
  return 0;
}

async function exportTo(folder: string, values: Options): Promise<number> {
  const { files } = await ask<{ files: Record<string, string> }>(
    values,
    'GET',
    '/sources/live/files',
  );
  write(folder, new Map(Object.entries(files)));
  print(`${Object.keys(files).length} files are in ${folder}`);
  return 0;
}

/** Adds the utterances of another program's file to the intents of the same name. */
function importFrom(file: string, folder: string | undefined): number {
  const target = folder ?? readConfig(process.env, process.cwd()).intentsFolder;
  let set = readFolder(target);
  const { examples, faults } = examplesOfImport(path.basename(file), readText(file));
  if (faults.length > 0) throw new CommandError(faults.map(wordFault).join('\n'));
  const unknown: string[] = [];
  let added = 0;
  for (const [intent, texts] of examples) {
    for (const [locale, own] of texts) {
      try {
        set = editSet(set, { kind: 'utterances.add', intent, locale, texts: own });
        added += own.length;
      } catch (error) {
        if (!(error instanceof CodedError)) throw error;
        unknown.push(intent);
      }
    }
  }
  write(target, set);
  print(`${added} utterances were read into ${target}`);
  const names = [...new Set(unknown)];
  if (names.length > 0) print(`Left out, as no intent is called so: ${names.join(', ')}`);
  return names.length > 0 ? 1 : 0;
}

function isSound({ faults, failedProtected }: CheckReport): boolean {
  return faults.length === 0 && failedProtected.length === 0;
}

function readFolder(folder = readConfig(process.env, process.cwd()).intentsFolder): IntentSet {
  const faults: FileFault[] = [];
  let set: IntentSet;
  try {
    set = readIntentFolder(folder, faults);
  } catch {
    throw new CommandError(`The intent files in ${folder} cannot be read`);
  }
  if (faults.length > 0) throw new CommandError(faults.map(wordFault).join('\n'));
  return set;
}

function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch {
    throw new CommandError(`The file ${file} cannot be read as UTF-8 text`);
  }
}

function write(folder: string, set: IntentSet): void {
  for (const [name, content] of set) {
    const file = path.join(folder, ...name.split('/'));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

function reasonOf({ reason }: Options): string {
  if (!reason) throw new CommandError('Say why with --reason');
  return reason;
}

/** Asks the server. @throws {CommandError} with its code */
async function ask<Answer>(
  { url }: Options,
  method: string,
  route: string,
  body?: object,
): Promise<Answer> {
  const token = process.env['RELAYDESK_TOKEN'];
  if (!token) throw new CommandError('Set RELAYDESK_TOKEN to the token of a session');
  let response: Response;
  try {
    response = await fetch(new URL(`/api/v1/intents${route}`, url), {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: body ? JSON.stringify(body) : null,
    });
  } catch {
    throw new CommandError(`No server answers at ${url}`);
  }
  const text = await response.text();
  if (!response.ok) throw new CommandError(`The server refused: ${text}`);
  // The server's own answer, in the shape its API documents.
  return JSON.parse(text || '{}') as Answer;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
