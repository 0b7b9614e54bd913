/**
 * `npm run -s nlu -- classify|evaluate|cross-validate`: the understanding engine without the
 * server. Results go to standard output and nothing else does.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { serialize } from 'node:v8';
import { readIntentFiles, type IntentFiles } from '../authoring/intent-files.js';
import { readModel, versionOf, writeModel } from '../authoring/model-cache.js';
import { teachingOf } from '../authoring/teaching.js';
import { wordFault } from '../platform/yaml-file.js';
import { readConfig } from '../platform/config.js';
import {
  createEngine,
  crossValidate,
  evaluate,
  trainModel,
  type Engine,
  type Teaching,
} from '../understanding/index.js';
import { badWords, CommandError, runCommand } from './command.js';
import { readLabelledFile, readLines } from './labelled-file.js';
import { presentEvaluation } from './present-evaluation.js';
import { presentUnderstanding } from './present-understanding.js';

const USAGE = `Usage:
  nlu classify [--intents FOLDER]            reads lines, or JSON lines with "text"; writes JSON lines
  nlu evaluate --train FILE --test FILE [--oos FILE] [--json]
                                             files of label TAB text, one a line
  nlu cross-validate [--intents FOLDER] [--folds N] [--json]`;

const DEFAULT_FOLDS = 5;

await runCommand(USAGE, run);

async function run(words: string[]): Promise<void> {
  const { values, positionals } = readArguments(words);
  switch (positionals[0]) {
    case 'classify':
      return classify(knownEngine(values.intents));
    case 'evaluate':
      return evaluateFiles(values);
    case 'cross-validate':
      return validate(values);
    default:
      throw new CommandError(USAGE);
  }
}

function readArguments(words: string[]) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        intents: { type: 'string' },
        train: { type: 'string' },
        test: { type: 'string' },
        oos: { type: 'string' },
        folds: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw badWords(error, USAGE);
  }
}

async function classify(engine: Engine): Promise<void> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
  for await (const line of lines) {
    const text = textOf(line);
    const output = `${JSON.stringify(presentUnderstanding(engine.understand(text)))}\n`;
    if (!process.stdout.write(output)) {
      await new Promise((resolve) => process.stdout.once('drain', resolve));
    }
  }
}

/** A line is a text, unless it is a JSON object that holds one. */
function textOf(line: string): string {
  if (!line.trimStart().startsWith('{')) return line;
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && 'text' in value) {
      return typeof value.text === 'string' ? value.text : line;
    }
  } catch {
    // A customer may begin a message with a brace.
  }
  return line;
}

function evaluateFiles(values: { train?: string; test?: string; oos?: string; json?: boolean }) {
  if (!values.train || !values.test) throw new CommandError(USAGE);
  const intents = readLabelledFile(values.train);
  const test = readLabelledFile(values.test);
  const outside = values.oos ? readLines(values.oos) : [];
  const startedAt = performance.now();
  const model = trainModel({ intents });
  const trainingSeconds = (performance.now() - startedAt) / 1000;
  const modelBytes = serialize(model).length;
  const result = evaluate(createEngine(model, 'evaluated'), test, outside);
  print(presentEvaluation(result, { trainingSeconds, modelBytes }), values.json);
}

function validate(values: { intents?: string; folds?: string; json?: boolean }): void {
  const folds = Number(values.folds ?? DEFAULT_FOLDS);
  if (!Number.isInteger(folds) || folds < 2 || folds > 20) {
    throw new CommandError('--folds takes a whole number from 2 to 20');
  }
  const { intents, concepts } = teachingOf(readFolder(values.intents));
  const startedAt = performance.now();
  const result = crossValidate(intents, folds, (examples) =>
    createEngine(trainModel({ intents: examples, concepts }), 'fold'),
  );
  const trainingSeconds = (performance.now() - startedAt) / 1000 / folds;
  print(presentEvaluation(result, { trainingSeconds }), values.json);
}

/** The engine of the intent files: from the cache, else trained and kept there. */
function knownEngine(folder: string | undefined): Engine {
  const teaching: Teaching = teachingOf(readFolder(folder));
  const version = versionOf(teaching);
  const { cacheFolder } = readConfig(process.env, process.cwd());
  const cached = readModel(cacheFolder, version);
  if (cached) return createEngine(cached, version);
  process.stderr.write('Learning the intent files; the next start finds them learned …\n');
  const model = trainModel(teaching);
  try {
    writeModel(cacheFolder, version, model);
  } catch {
    process.stderr.write(`The model could not be kept in ${cacheFolder}.\n`);
  }
  return createEngine(model, version);
}

function readFolder(folder = readConfig(process.env, process.cwd()).intentsFolder): IntentFiles {
  let files: IntentFiles;
  try {
    files = readIntentFiles(folder);
  } catch {
    throw new CommandError(`The intent files in ${folder} cannot be read`);
  }
  if (files.faults.length > 0) throw new CommandError(files.faults.map(wordFault).join('\n'));
  return files;
}

function print(result: { text: string; json: object }, asJson: boolean | undefined): void {
  process.stdout.write(asJson ? `${JSON.stringify(result.json)}\n` : `${result.text}\n`);
}
