import { expect, test } from '@jest/globals';
import type { IntentSet } from '../intent-set.js';
import { EditingThread } from './editing-thread.js';

const set: IntentSet = new Map([
  ['a.yaml', 'area: a\nintents:\n  a.one:\n    utterances: {zh-CN: [一]}\n'],
  ['b.yaml', 'area: b\nintents: {}\n'],
]);
const title = { 'zh-CN': '二', 'zh-TW': '二', en: 'Two' };
const added = { 'zh-CN': ['二'] };
const adding = { kind: 'intent.add', file: 'c.yaml', action: 'reply' } as const;

test('makes one change after the other, and leaves the other files', async () => {
  const edited = await new EditingThread().edit(set, [
    { ...adding, intent: 'c.two', title, utterances: added },
    { kind: 'utterances.add', intent: 'c.two', locale: 'zh-CN', texts: ['第二'] },
  ]);
  expect([...edited.keys()]).toEqual(['a.yaml', 'b.yaml', 'c.yaml']);
  expect(edited.get('c.yaml')).toContain('第二');
  expect(edited.get('a.yaml')).toBe(set.get('a.yaml'));
});

test('says with a code why it changed nothing', async () => {
  const edit = new EditingThread().edit(set, [
    { kind: 'utterances.remove', intent: 'a.one', locale: 'zh-CN', texts: ['没有'] },
  ]);
  await expect(edit).rejects.toMatchObject({
    code: 'NOT_FOUND',
    options: { details: { texts: ['没有'] } },
  });
  await expect(
    new EditingThread().edit(set, [{ ...adding, intent: 'a.one', title, utterances: added }]),
  ).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
});
