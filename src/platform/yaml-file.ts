import { readFileSync, statSync } from 'node:fs';
import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'zod';
import { guardYaml, LARGEST_YAML_BYTES } from './yaml-guard.js';

/** A fault in a file that people edit: where it is and what to do about it. */
export interface FileFault {
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  message: string;
}

/** A file whose shape is right. */
export interface YamlFile<Content> {
  content: Content;
  /** Complains about the value that stands at a path. */
  complainAt(path: readonly PropertyKey[], message: string): void;
}

/** More than these are not told: the first ones are mended first. */
const MOST_FAULTS = 50;

/** One line an editor can jump to: `tracking.yaml:12:5 …`. */
export function wordFault({ file, line, column, message }: FileFault): string {
  return `${file}:${line}:${column} ${message}`;
}

/**
 * Reads a YAML file of the given shape; null, with the faults, where it does not have it.
 * @param name how the file is called in faults
 */
export function readYamlFile<S extends z.ZodType>(
  file: string,
  name: string,
  schema: S,
  faults: FileFault[],
): YamlFile<z.output<S>> | null {
  const source = readYamlSource(file, name, faults);
  return source === null ? null : parseYaml(source, name, schema, faults);
}

/** The same for a text that is no file, or not yet. */
export function parseYaml<S extends z.ZodType>(
  source: string,
  name: string,
  schema: S,
  faults: FileFault[],
): YamlFile<z.output<S>> | null {
  const unsafe = guardYaml(source);
  if (unsafe) {
    faults.push({ file: name, line: unsafe.line, column: 1, message: unsafe.message });
    return null;
  }
  const counter = new LineCounter();
  const complain = (offset: number, message: string) => {
    const { line, col } = counter.linePos(offset);
    faults.push({ file: name, line: Math.max(line, 1), column: Math.max(col, 1), message });
  };
  // Frames around each error cost more than parsing; the library compares keys pair by pair.
  const document = parseDocument(source, {
    version: '1.2',
    merge: false,
    lineCounter: counter,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  for (const error of document.errors.slice(0, MOST_FAULTS)) {
    complain(
      error.pos[0],
      error.code === 'MULTIPLE_DOCS'
        ? 'begins another document (---); keep one'
        : firstLine(error.message),
    );
  }
  if (document.errors.length > 0) return null;
  if (complainOfKeys(document, complain)) return null;

  let value: unknown;
  try {
    // An alias may stand for a million nodes; nobody needs one here.
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    complain(0, 'uses a YAML alias (*name); write the text out');
    return null;
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    for (const issue of parsed.error.issues.slice(0, MOST_FAULTS)) {
      complain(offsetOf(document, issuePath(issue)), wordIssue(issue));
    }
    return null;
  }
  return {
    content: parsed.data,
    complainAt: (at, message) => complain(offsetOf(document, at), message),
  };
}

/** Keys given twice in one map, of which the later would silently win, and keys that would be lost. */
function complainOfKeys(
  document: Document,
  complain: (offset: number, message: string) => void,
): boolean {
  let found = 0;
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        const value = isScalar(key) ? key.value : key;
        // JavaScript would take it for the parent of the map, and lose what stands under it.
        if (value === '__proto__' && found++ < MOST_FAULTS) {
          complain(
            isNode(key) ? (key.range?.[0] ?? 0) : 0,
            '__proto__ is no name; call it otherwise',
          );
        }
        if (seen.has(value) && found++ < MOST_FAULTS) {
          complain(isNode(key) ? (key.range?.[0] ?? 0) : 0, 'Map keys must be unique; remove one');
        }
        seen.add(value);
      }
    },
  });
  return found > 0;
}

/** The text of a file; null, with the fault, where it is too large or no text. */
export function readYamlSource(file: string, name: string, faults: FileFault[]): string | null {
  const complain = (message: string) => {
    faults.push({ file: name, line: 1, column: 1, message });
    return null;
  };
  const status = statSync(file);
  if (!status.isFile()) return complain('is no plain file');
  if (status.size > LARGEST_YAML_BYTES) {
    return complain(
      `is ${status.size} bytes; split it into files below ${LARGEST_YAML_BYTES} bytes`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch {
    return complain('is not UTF-8 text; save it as UTF-8');
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
