import { isMap, isScalar, isSeq, type Document } from 'yaml';
import { CodedError } from '../../platform/errors.js';
import { locales, type IntentEdit, type Locale } from '../../protocol/index.js';
import { nameFault, type IntentSet } from '../intent-set.js';
import { change, documentOf, flow, flowOfTexts, type Of } from './edit-document.js';
import { setNumber, setOverride, setQuestions } from './edit-settings.js';

const CONCEPTS = 'words/concepts.yaml';
const FORBIDDEN = 'words/forbidden.yaml';
/**
 * A set with one thing changed. Comments, order and everything that the edit does not name stay.
 * @throws {CodedError} NOT_FOUND where what it changes is not there (any more),
 *   STATE_CONFLICT where what it adds is there already, INVALID_PAYLOAD
 */
export function editSet(set: IntentSet, edit: IntentEdit): IntentSet {
  switch (edit.kind) {
    case 'intent.add':
      return addIntent(set, edit);
    case 'intent.remove':
      return change(set, fileOf(set, edit.intent), (document) =>
        document.deleteIn(['intents', edit.intent]),
      );
    case 'intent.set':
      return change(set, fileOf(set, edit.intent), (document) => setFields(document, edit));
    case 'utterances.add':
      return change(set, fileOf(set, edit.intent), (document) =>
        addTexts(document, edit.intent, edit.locale, edit.texts),
      );
    case 'utterances.remove':
      return change(set, fileOf(set, edit.intent), (document) =>
        removeTexts(document, edit.intent, edit.locale, edit.texts),
      );
    case 'utterances.move':
      return move(set, edit);
    case 'reply.set':
      return setReply(set, edit);
    case 'concept.set':
      return setConcept(set, edit);
    case 'forbidden.set':
      return setForbidden(set, edit.phrases);
    case 'canned.set':
      return setCanned(set, edit);
    case 'canned.remove':
      return removeCanned(set, edit.shortcut);
    case 'setting.set':
      return setNumber(set, edit);
    case 'region.set':
      return setOverride(set, edit);
    case 'questions.set':
      return setQuestions(set, edit);
  }
}

/** The file that gives an intent. @throws {CodedError} NOT_FOUND */
export function fileOf(set: IntentSet, intent: string): string {
  for (const [name, source] of set) {
    if (!name.includes('/') && source.includes(intent)) {
      if (documentOf(name, source).hasIn(['intents', intent])) return name;
    }
  }
  throw new CodedError('NOT_FOUND', 'There is no such intent', { details: { intent } });
}

function addIntent(set: IntentSet, edit: Of<'intent.add'>): IntentSet {
  const problem = edit.file.includes('/') ? 'is for intents of an area' : nameFault(edit.file);
  if (problem) {
    throw new CodedError('INVALID_PAYLOAD', 'The file cannot be called so', {
      details: { path: 'file', problem },
    });
  }
  const there = [...set].some(
    ([name, source]) =>
      !name.includes('/') &&
      source.includes(edit.intent) &&
      documentOf(name, source).hasIn(['intents', edit.intent]),
  );
  if (there) throw new CodedError('STATE_CONFLICT', 'There is an intent of this name');
  const area = edit.file.replace(/\.yaml$/, '');
  const made = set.has(edit.file)
    ? set
    : new Map(set).set(edit.file, `area: ${area}\nintents: {}\n`);
  return change(made, edit.file, (document) => {
    const { title, action, replies, utterances } = edit;
    const intents = document.get('intents', true);
    if (isMap(intents)) intents.flow = false;
    const entry = { title, action, ...(replies && { replies }), utterances };
    const node = document.createNode(entry);
    document.setIn(['intents', edit.intent], node);
    const written = document.getIn(['intents', edit.intent, 'title']);
    if (isMap(written)) written.flow = true;
    for (const key of Object.keys(replies ?? {})) {
      for (const locale of locales) {
        const variants = document.getIn(['intents', edit.intent, 'replies', key, locale]);
        if (isSeq(variants)) variants.flow = true;
      }
    }
  });
}

function setFields(document: Document, { intent, title, action, escalate }: Of<'intent.set'>) {
  const at = ['intents', intent];
  if (title) {
    for (const locale of locales) document.setIn([...at, 'title', locale], title[locale]);
  }
  if (action) document.setIn([...at, 'action'], action);
  if (escalate === true) document.setIn([...at, 'escalate'], true);
  if (escalate === false) document.deleteIn([...at, 'escalate']);
}

function setReply(set: IntentSet, { intent, key, variants }: Of<'reply.set'>): IntentSet {
  const file = intent
    ? fileOf(set, intent)
    : ([...set].find(
        ([name, source]) => !name.includes('/') && documentOf(name, source).hasIn(['replies', key]),
      )?.[0] ?? 'chat.yaml');
  const at = intent ? ['intents', intent, 'replies', key] : ['replies', key];
  return change(set, file, (document) => {
    for (const locale of locales) {
      document.setIn([...at, locale], flowOfTexts(document, variants[locale]));
    }
  });
}

function move(set: IntentSet, { intent, to, locale, texts }: Of<'utterances.move'>): IntentSet {
  const without = change(set, fileOf(set, intent), (document) =>
    removeTexts(document, intent, locale, texts),
  );
  return change(without, fileOf(without, to), (document) => addTexts(document, to, locale, texts));
}

function setConcept(set: IntentSet, { concept, words }: Of<'concept.set'>): IntentSet {
  const made = set.has(CONCEPTS) ? set : new Map(set).set(CONCEPTS, 'concepts: {}\n');
  return change(made, CONCEPTS, (document) => {
    const concepts = document.get('concepts', true);
    if (isMap(concepts)) concepts.flow = false;
    if (words.length === 0) document.deleteIn(['concepts', concept]);
    else document.setIn(['concepts', concept], flow(document, words));
  });
}

function setForbidden(set: IntentSet, phrases: string[]): IntentSet {
  const made = set.has(FORBIDDEN) ? set : new Map(set).set(FORBIDDEN, 'forbidden: []\n');
  return change(made, FORBIDDEN, (document) => {
    const listed = document.get('forbidden', true);
    if (!isSeq(listed)) return document.set('forbidden', phrases);
    // Those that stay keep their place and what is noted beside them.
    listed.items = listed.items.filter((item) => phrases.includes(textOf(item)));
    const kept = new Set(listed.items.map((item) => textOf(item)));
    for (const phrase of phrases) if (!kept.has(phrase)) listed.add(document.createNode(phrase));
    listed.flow = false;
  });
}

function setCanned(set: IntentSet, { shortcut, reply, file }: Of<'canned.set'>): IntentSet {
  const given = cannedFileOf(set, shortcut) ?? file;
  if (!given.startsWith('canned/') || nameFault(given)) {
    throw new CodedError('INVALID_PAYLOAD', 'The file cannot be called so', {
      details: { path: 'file', problem: 'canned replies lie in canned/name.yaml' },
    });
  }
  const made = set.has(given) ? set : new Map(set).set(given, 'canned: {}\n');
  return change(made, given, (document) => {
    const replies = document.get('canned', true);
    if (isMap(replies)) replies.flow = false;
    document.setIn(['canned', shortcut], document.createNode(reply));
    for (const list of ['title', 'teams', 'skills']) {
      const written = document.getIn(['canned', shortcut, list], true);
      if (isMap(written) || isSeq(written)) written.flow = true;
    }
  });
}

function removeCanned(set: IntentSet, shortcut: string): IntentSet {
  const file = cannedFileOf(set, shortcut);
  if (file === null) throw new CodedError('NOT_FOUND', 'There is no such canned reply');
  return change(set, file, (document) => document.deleteIn(['canned', shortcut]));
}

function cannedFileOf(set: IntentSet, shortcut: string): string | null {
  for (const [name, source] of set) {
    if (!name.startsWith('canned/') || !source.includes(shortcut)) continue;
    if (documentOf(name, source).hasIn(['canned', shortcut])) return name;
  }
  return null;
}

function addTexts(document: Document, intent: string, locale: Locale, texts: string[]): void {
  const at = ['intents', intent, 'utterances', locale];
  const list = document.getIn(at);
  const known = isSeq(list) ? new Set(list.items.map(textOf)) : new Set<string>();
  const added = [...new Set(texts)].filter((text) => !known.has(text));
  if (isSeq(list)) for (const text of added) list.add(document.createNode(text));
  else document.setIn(at, document.createNode(added));
}

function removeTexts(document: Document, intent: string, locale: Locale, texts: string[]): void {
  const at = ['intents', intent, 'utterances', locale];
  const list = document.getIn(at);
  if (!isSeq(list)) throw gone(texts);
  const places = texts.map((text) => list.items.findIndex((item) => textOf(item) === text));
  if (places.includes(-1)) throw gone(texts.filter((_, index) => places[index] === -1));
  for (const place of places.sort((a, b) => b - a)) list.delete(place);
  if (list.items.length === 0) document.deleteIn(at);
}

function gone(texts: string[]): CodedError {
  return new CodedError('NOT_FOUND', 'Utterances are not there any more', {
    details: { texts: texts.slice(0, 20) },
  });
}

function textOf(item: unknown): string {
  return isScalar(item) ? String(item.value) : '';
}
