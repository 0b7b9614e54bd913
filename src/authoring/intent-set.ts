import { createHash } from 'node:crypto';
import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readYamlSource, type FileFault } from '../platform/yaml-file.js';

/** The texts of the intent files by name: `tracking.yaml`, `moods/calm.yaml`. */
export type IntentSet = ReadonlyMap<string, string>;

/** The folders below the intents folder that are read. */
const FOLDERS = ['moods', 'words', 'tests', 'canned', 'settings', 'regions'] as const;
const NAME =
  /^(?:(?:(?:moods|words|tests|canned|settings)\/)?[a-z][a-z0-9_]{0,59}|regions\/\d{6})\.yaml$/;

const MOST_FILES = 400;
/** Of all files together, in characters: some ten times what the shipped ones have. */
const LARGEST_SET = 12_000_000;

/** Why a file may not be called so, or null. Names are the same on every operating system. */
export function nameFault(name: string): string | null {
  if (NAME.test(name)) return null;
  if (/(?:^|[\\/])\.\.?(?:[\\/]|$)|^[\\/]|^[a-z]:/i.test(name)) {
    return 'lies outside the intents folder; files are named area.yaml or moods/mood.yaml';
  }
  if (NAME.test(name.toLowerCase())) {
    return 'has capitals: names that differ only in them are one file on some systems';
  }
  return 'is no name for an intent file; write area.yaml, or moods/, words/, tests/, canned/ or settings/name.yaml, or regions/330000.yaml';
}

/** The content of a set as one name: 64 hexadecimal digits, whatever order the files come in. */
export function hashOfSet(set: IntentSet): string {
  return hashOfManifest(
    Object.fromEntries([...set].map(([name, content]) => [name, hashOfText(content)])),
  );
}

/** The same, of the hashes of the files. */
export function hashOfManifest(manifest: Readonly<Record<string, string>>): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(manifest).sort()) hash.update(`${name}\n${manifest[name]}\n`);
  return hash.digest('hex');
}

export function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What is wrong with a set before any of it is read. */
export function setFaults(set: IntentSet): FileFault[] {
  const faults = [...set.keys()].flatMap((name) => {
    const message = nameFault(name);
    return message ? [{ file: name, line: 1, column: 1, message }] : [];
  });
  const size = [...set.values()].reduce((sum, { length }) => sum + length, 0);
  const whole = (message: string) => ({ file: '.', line: 1, column: 1, message });
  if (set.size > MOST_FILES) faults.push(whole(`holds more than ${MOST_FILES} files`));
  if (size > LARGEST_SET) faults.push(whole(`holds more than ${LARGEST_SET} characters`));
  return faults;
}

/**
 * Reads a folder of intent files: every `*.yaml` in it and in the folders above.
 * Links are not followed: they could show any file of the machine.
 * @param faults gets what could not be read
 * @throws {Error} when the folder itself cannot be read
 */
export function readIntentFolder(folder: string, faults: FileFault[]): IntentSet {
  const set = new Map<string, string>();
  const names = [
    ...yamlNames(folder),
    ...FOLDERS.flatMap((below) => {
      const inside = optional(() => yamlNames(path.join(folder, below))) ?? [];
      return inside.map((name) => `${below}/${name}`);
    }),
  ];
  for (const name of names) {
    const file = path.join(folder, ...name.split('/'));
    const message =
      nameFault(name) ??
      (lstatSync(file).isFile() ? null : 'is a link or no plain file; put the file itself here');
    if (message) {
      faults.push({ file: name, line: 1, column: 1, message });
      continue;
    }
    const content = readYamlSource(file, name, faults);
    if (content !== null) set.set(name, content);
  }
  return set;
}

function yamlNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/i.test(name) && !name.startsWith('.'))
    .sort();
}

function optional<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
