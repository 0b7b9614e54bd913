/**
 * `npm run -s intents -- check|diff|publish|rollback|export|import|schema`: the intent files from
 * the command line, for a team that keeps them in its own Git. It ends with 0 where all is well,
 * with 1 where files differ or something is wrong with them, with 2 where it could not be done.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { editSet } from '../authoring/drafts/edit-files.js';
import { examplesOfImport } from '../authoring/drafts/import-examples.js';
import type { IntentSet } from '../authoring/intent-set.js';
import { intentFilesJsonSchema } from '../authoring/json-schema.js';
import { CodedError } from '../platform/errors.js';
import { wordFault } from '../platform/yaml-file.js';
import type { CheckReport } from '../protocol/index.js';
import { readFolder, readText, settings, writeFolder } from './intent-folder.js';
import { IntentsServer } from './intents-server.js';
import { badWords, CommandError, runCommand } from './command.js';
import { presentCheck, presentDifference } from './present-check.js';
import { DEFAULT_URL } from './server-session.js';

const USAGE = `Usage:
  intents check [FOLDER] [--against FOLDER] [--json]  faults, tests and figures; what would change
  intents diff FOLDER [FOLDER]                        lines that differ, from what is live if one
  intents publish [FOLDER] --reason TEXT              checks on the server, then publishes
          [--override TEXT]                           why, although a protected test fails
  intents rollback NUMBER --reason TEXT               brings a version back
  intents export FOLDER                               writes what is live
  intents import FILE [FOLDER]                        Rasa NLU YAML, or CSV of intent,text
  intents schema                                      the files as JSON Schema
FOLDER is RELAYDESK_INTENTS or intents where it is left out. For what a server does:
  --url ADDRESS   default ${DEFAULT_URL}
  --login NAME    default admin; the password is taken from RELAYDESK_PASSWORD, or asked for
                  (or set RELAYDESK_TOKEN to the token of a session)`;

const LONGEST_REASON = 500;

await runCommand(USAGE, run);

type Options = ReturnType<typeof readArguments>['values'];

/** @returns the exit code */
async function run(words: string[]): Promise<number> {
  const { values, positionals } = readArguments(words);
  const [command, first, second, ...more] = positionals;
  if (more.length > 0) throw new CommandError(`There is a word too many: ${more[0]}\n${USAGE}`);
  const folder = first ?? settings().intentsFolder;
  switch (command) {
    case 'check':
      return check(folder, values);
    case 'diff':
      return diff(need(first), second, values);
    case 'publish':
      return publish(folder, values);
    case 'rollback':
      return rollBack(need(first), values);
    case 'export':
      return exportTo(need(first), values);
    case 'import':
      return importFrom(need(first), second ?? settings().intentsFolder);
    case 'schema':
      return tell(JSON.stringify(intentFilesJsonSchema(), null, 2));
    default:
      throw new CommandError(`${command ? `There is no command ${command}\n` : ''}${USAGE}`);
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
        url: { type: 'string', default: DEFAULT_URL },
        login: { type: 'string', default: 'admin' },
      },
    });
  } catch (error) {
    throw badWords(error, USAGE);
  }
}

async function check(folder: string, { against, json }: Options): Promise<number> {
  const draft = readFolder(folder);
  const task = {
    draft,
    live: against ? readFolder(against) : draft,
    against: 0,
    cacheFolder: settings().cacheFolder,
    liveFigures: null,
    now: Date.now(),
  };
  // Only here is the engine needed, which takes longer to load than all the rest.
  const { runCheck } = await import('../authoring/check/run-check.js');
  const report = await runCheck(task, (stage, progress) => {
    process.stderr.write(`${Math.round(progress * 100)} % ${stage}\n`);
  });
  tell(json ? JSON.stringify(report) : presentCheck(report, against !== undefined));
  return isSound(report) ? 0 : 1;
}

async function diff(first: string, second: string | undefined, values: Options): Promise<number> {
  const set = readFolder(first);
  const [before, after] = second
    ? [set, readFolder(second)]
    : [await (await serverOf(values)).live(), set];
  const difference = presentDifference(before, after);
  if (difference.length > 0) tell(difference.join('\n'));
  return difference.length > 0 ? 1 : 0;
}

async function publish(folder: string, values: Options): Promise<number> {
  const reason = reasonOf(values);
  const set = readFolder(folder);
  const server = await serverOf(values);
  const order = { reason, ...(values.override && { overrideReason: values.override }) };
  const sent = await server.publish(set, order, (report) => {
    process.stderr.write(`${presentCheck(report, true)}\n`);
  });
  switch (sent.outcome) {
    case 'same':
      return tell('These files are live already');
    case 'published':
      return tell(`Version ${sent.number} is live`);
    case 'left':
      tell(`This account may not publish: the draft "${sent.draft.title}" waits for a reviewer`);
      return 1;
    case 'refused':
      process.stderr.write(`${sent.refusal.message}\n`);
      return 1;
  }
}

async function rollBack(word: string, values: Options): Promise<number> {
  const number = Number(word);
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new CommandError(`${word} is no version; the console lists them under History`);
  }
  const reason = reasonOf(values);
  const done = await (await serverOf(values)).rollBack(number, reason);
  return tell(`Version ${done.number} is live, with the files of version ${number}`);
}

async function exportTo(folder: string, values: Options): Promise<number> {
  const live = await (await serverOf(values)).live();
  const left = writeFolder(folder, live);
  tell(`${live.size} files are in ${folder}`);
  if (left.length > 0) tell(`Not live, and left as they were: ${left.join(', ')}`);
  return 0;
}

/** Adds the utterances of another program's file to the intents of the same name. */
function importFrom(file: string, folder: string): number {
  let set: IntentSet = readFolder(folder);
  const { examples, faults } = examplesOfImport(path.basename(file), readText(file));
  if (faults.length > 0) throw new CommandError(faults.map(wordFault).join('\n'));
  const unknown = new Set<string>();
  let read = 0;
  for (const [intent, texts] of examples) {
    for (const [locale, own] of texts) {
      try {
        set = editSet(set, { kind: 'utterances.add', intent, locale, texts: own });
        read += own.length;
      } catch (error) {
        if (!(error instanceof CodedError)) throw error;
        unknown.add(intent);
      }
    }
  }
  writeFolder(folder, set);
  tell(`${read} utterances were read into ${folder}`);
  if (unknown.size > 0) tell(`Left out, as no intent is called so: ${[...unknown].join(', ')}`);
  return unknown.size > 0 ? 1 : 0;
}

function serverOf({ url, login }: Options): Promise<IntentsServer> {
  return IntentsServer.reach(url, login);
}

function isSound({ faults, failedProtected }: CheckReport): boolean {
  return faults.length === 0 && failedProtected.length === 0;
}

function reasonOf({ reason = '' }: Options): string {
  if (reason.trim() === '') throw new CommandError('Say why with --reason');
  if (reason.length > LONGEST_REASON) {
    throw new CommandError(`The reason is longer than ${LONGEST_REASON} characters`);
  }
  return reason;
}

function need(word: string | undefined): string {
  if (word === undefined) throw new CommandError(USAGE);
  return word;
}

function tell(line: string): 0 {
  process.stdout.write(`${line}\n`);
  return 0;
}
