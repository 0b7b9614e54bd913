import { isDeepStrictEqual } from 'node:util';
import { isScalar, parseDocument, type Document, type YAMLSeq } from 'yaml';
import { CodedError } from '../../platform/errors.js';
import { guardYaml } from '../../platform/yaml-guard.js';
import type { IntentEdit } from '../../protocol/index.js';
import type { IntentSet } from '../intent-set.js';
import { graftText } from './merge-texts.js';

/** Lines are left as long as people wrote them. */
const WRITING = { lineWidth: 0, flowCollectionPadding: true } as const;

/** The edits of one kind. */
export type Of<Kind extends IntentEdit['kind']> = Extract<IntentEdit, { kind: Kind }>;

/** A list in one line. */
export function flow(document: Document, texts: readonly string[]): YAMLSeq {
  const list = document.createNode(texts) as YAMLSeq;
  list.flow = true;
  return list;
}

/** The same of texts, several in quotes each: a comma between bare ones looks like one of a text. */
export function flowOfTexts(document: Document, texts: readonly string[]): YAMLSeq {
  const list = flow(document, texts);
  for (const text of list.items) {
    if (texts.length > 1 && isScalar(text)) text.type = 'QUOTE_SINGLE';
  }
  return list;
}

/**
 * A set with one file changed. Comments, order and all else of it stay.
 * @throws {CodedError} NOT_FOUND, INTENTS_FAULTY
 */
export function change(
  set: IntentSet,
  file: string,
  work: (document: Document) => void,
): IntentSet {
  const source = set.get(file);
  if (source === undefined) {
    throw new CodedError('NOT_FOUND', 'There is no such file', { details: { file } });
  }
  const document = documentOf(file, source);
  const asWritten = document.toString(WRITING);
  work(document);
  const changed = document.toString(WRITING);
  // The library lays lists out anew in the whole file: only the lines of the edit are taken.
  const grafted = graftText(asWritten, source, changed);
  return new Map(set).set(file, meansTheSame(grafted, document) ? grafted : changed);
}

function meansTheSame(text: string, document: Document): boolean {
  const read = parseDocument(text, { uniqueKeys: false, logLevel: 'error' });
  return read.errors.length === 0 && isDeepStrictEqual(read.toJS(), document.toJS());
}

/** @throws {CodedError} INTENTS_FAULTY where a file that somebody wrote by hand is broken */
export function documentOf(file: string, source: string): Document {
  const unsafe = guardYaml(source);
  const document = unsafe
    ? null
    : parseDocument(source, { prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
  if (!document || document.errors.length > 0) {
    const message = unsafe?.message ?? document?.errors[0]?.message ?? '';
    throw new CodedError('INTENTS_FAULTY', 'Mend the file first', {
      details: { faults: [{ file, line: unsafe?.line ?? 1, column: 1, message }] },
    });
  }
  return document;
}
