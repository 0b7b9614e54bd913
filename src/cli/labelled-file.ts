import { readFileSync } from 'node:fs';
import type { Example } from '../understanding/index.js';
import { CommandError } from './command.js';

/**
 * Reads a file of `label TAB text`, one example a line; of more columns the first is the label
 * and the last the text.
 * @throws {CommandError} naming the line that is no example
 */
export function readLabelledFile(file: string): Example[] {
  const examples = readLines(file, false).map((line, at) => {
    const columns = line.split('\t');
    const label = columns[0]?.trim() ?? '';
    const text = columns.at(-1)?.trim() ?? '';
    if (columns.length < 2 || label === '' || text === '') {
      throw new CommandError(`${file}:${at + 1} is not "label TAB text"`);
    }
    return { label, text };
  });
  if (examples.length === 0) throw new CommandError(`${file} holds no examples`);
  return examples;
}

/**
 * The lines of a file that hold something.
 * @param textOnly of lines with columns, only the last column
 * @throws {CommandError} when it cannot be read or is no text
 */
export function readLines(file: string, textOnly = true): string[] {
  let content: string;
  try {
    content = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'is not UTF-8 text' : code;
    throw new CommandError(`${file} cannot be read: ${reason ?? 'unknown'}`);
  }
  const lines = content.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return textOnly
    ? lines.map((line) => line.split('\t').at(-1) ?? '').filter((line) => line.trim() !== '')
    : lines;
}
