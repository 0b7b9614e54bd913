import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readIntentFolder, type IntentSet } from '../authoring/intent-set.js';
import { readConfig, type Config } from '../platform/config.js';
import { wordFault, type FileFault } from '../platform/yaml-file.js';
import { CommandError } from './command.js';

/** The settings of a server that would be started here. */
export function settings(): Config {
  return readConfig(process.env, process.cwd());
}

/** Reads the intent files of a folder. @throws {CommandError} naming what is wrong */
export function readFolder(folder: string): IntentSet {
  const faults: FileFault[] = [];
  let set: IntentSet;
  try {
    set = readIntentFolder(folder, faults);
  } catch (error) {
    throw new CommandError(`The folder ${folder} cannot be read: ${codeOf(error)}`);
  }
  if (faults.length > 0) throw new CommandError(faults.map(wordFault).join('\n'));
  if (set.size === 0) throw new CommandError(`The folder ${folder} holds no intent files`);
  return set;
}

/**
 * Writes the files that differ from what the folder holds.
 * @returns the intent files of the folder that are not in the set: they are left
 */
export function writeFolder(folder: string, set: IntentSet): string[] {
  try {
    mkdirSync(folder, { recursive: true });
    const there = readIntentFolder(folder, []);
    for (const [name, content] of set) {
      if (there.get(name) === content) continue;
      const file = path.join(folder, ...name.split('/'));
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    return [...there.keys()].filter((name) => !set.has(name));
  } catch (error) {
    throw new CommandError(`The folder ${folder} cannot be written: ${codeOf(error)}`);
  }
}

/** @throws {CommandError} */
export function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new CommandError(`The file ${file} cannot be read: ${codeOf(error)}`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CommandError(`The file ${file} is not UTF-8 text; save it as UTF-8`);
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown';
}
