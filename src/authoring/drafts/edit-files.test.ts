import { describe, expect, test } from '@jest/globals';
import { CodedError } from '../../platform/errors.js';
import type { IntentEdit } from '../../protocol/index.js';
import { editSet } from './edit-files.js';
import { splitTexts } from '../split-texts.js';

const tracking = `# Where parcels are.
area: tracking
intents:
  # The most asked of all.
  tracking.where:
    title: { zh-CN: 查件, zh-TW: 查件, en: Track }
    action: reply
    replies:
      answer: { zh-CN: ['好'], zh-TW: ['好'], en: ['ok'] }
    utterances:
      zh-CN:
        - 到哪了 # short
        - 查快递
  tracking.eta:
    title: { zh-CN: 时间, zh-TW: 時間, en: When }
    action: reply
    utterances:
      zh-CN:
        - 几点到
`;
const set = new Map([
  ['tracking.yaml', tracking],
  ['words/concepts.yaml', 'concepts:\n  parcel: [快递, 包裹]\n'],
]);

function edited(edit: IntentEdit, file = 'tracking.yaml'): string {
  return editSet(set, edit).get(file) ?? '';
}
const where = { intent: 'tracking.where', locale: 'zh-CN' } as const;

describe('an edit changes its own lines alone', () => {
  test.each<[string, IntentEdit, string, string]>([
    [
      'adding an utterance',
      { kind: 'utterances.add', ...where, texts: ['件呢', '到哪了'] },
      '        - 查快递\n',
      '        - 查快递\n        - 件呢\n',
    ],
    [
      'removing one',
      { kind: 'utterances.remove', ...where, texts: ['查快递'] },
      '        - 查快递\n',
      '',
    ],
    [
      'a title',
      {
        kind: 'intent.set',
        intent: 'tracking.eta',
        title: { 'zh-CN': '多久', 'zh-TW': '多久', en: 'When' },
      },
      '{ zh-CN: 时间, zh-TW: 時間, en: When }',
      '{ zh-CN: 多久, zh-TW: 多久, en: When }',
    ],
    [
      'removing an intent',
      { kind: 'intent.remove', intent: 'tracking.eta' },
      tracking.slice(tracking.indexOf('  tracking.eta')),
      '',
    ],
  ])('%s', (_what, edit, lines, instead) => {
    expect(edited(edit)).toBe(tracking.replace(lines, instead));
  });

  describe('in a file that is laid out otherwise than the library would', () => {
    const wide = `    replies:
      answer:
        zh-CN:
          [
            '一',
            '二',
          ]
        zh-TW: ['一']
        en: ['one']
    utterances:
      zh-CN:
`;
    const long = tracking
      .replaceAll('    utterances:\n      zh-CN:\n', wide)
      .replace("    replies:\n      answer: { zh-CN: ['好'], zh-TW: ['好'], en: ['ok'] }\n", '')
      .replace(
        '- 查快递',
        Array.from({ length: 3_000 }, (_, at) => `- 件${at}`).join('\n        '),
      );
    const after = (edit: IntentEdit) =>
      editSet(new Map([['tracking.yaml', long]]), edit).get('tracking.yaml');

    test('adding an utterance', () => {
      const edit: IntentEdit = { kind: 'utterances.add', ...where, texts: ['件呢'] };
      expect(after(edit)).toBe(long.replace('- 件2999\n', '- 件2999\n        - 件呢\n'));
    });

    test('a reply', () => {
      const variants = { 'zh-CN': ['三'], 'zh-TW': ['一'], en: ['one'] };
      const intent = 'tracking.eta';
      const text = after({ kind: 'reply.set', intent, key: 'answer', variants }) ?? '';
      const own = text.indexOf('tracking.eta');
      expect(text.slice(0, own)).toBe(long.slice(0, long.indexOf('tracking.eta')));
      expect(text.slice(own)).toMatch(/zh-CN: \[ ?三 ?\]/);
    });
  });

  test('several texts of a reply are quoted, so that no comma seems to split one', () => {
    const variants = { 'zh-CN': ['你好,在', '好的'], 'zh-TW': ['一'], en: ["it's one", 'two'] };
    const edit = { kind: 'reply.set', intent: 'tracking.eta', key: 'answer', variants } as const;
    const set = editSet(new Map([['tracking.yaml', tracking]]), edit);
    expect(set.get('tracking.yaml')).toMatch(/zh-CN: \[ ?'你好,在', '好的' ?\]/);
    expect(splitTexts(set)).toEqual([]);
  });

  test('moving utterances', () => {
    const texts = ['查快递'];
    expect(edited({ kind: 'utterances.move', ...where, to: 'tracking.eta', texts })).toBe(
      tracking
        .replace('        - 查快递\n', '')
        .replace('- 几点到\n', '- 几点到\n        - 查快递\n'),
    );
  });

  test('a language that had none', () => {
    const text = edited({
      kind: 'utterances.add',
      intent: 'tracking.where',
      locale: 'en',
      texts: ['where is it: now?'],
    });
    expect(text).toContain('      en:\n        - "where is it: now?"');
    expect(text).toContain('- 到哪了 # short');
  });

  test('a new intent in a new file', () => {
    const text = edited(
      {
        kind: 'intent.add',
        file: 'gifts.yaml',
        intent: 'gifts.wrap',
        title: { 'zh-CN': '礼品', 'zh-TW': '禮品', en: 'Gift' },
        action: 'reply',
        replies: { answer: { 'zh-CN': ['好'], 'zh-TW': ['好'], en: ['ok'] } },
        utterances: { 'zh-CN': ['能包装礼品吗'] },
      },
      'gifts.yaml',
    );
    expect(text).toMatch(/^area: gifts\nintents:\n {2}gifts\.wrap:\n/);
  });

  describe('canned replies', () => {
    const canned = `# What is sent often.
canned:
  hello:
    title: { zh-CN: 问候, zh-TW: 問候, en: Hello }
    text: { zh-CN: 您好, zh-TW: 您好, en: Hello }
`;
    const files = new Map([...set, ['canned/east.yaml', canned]]);
    const reply = {
      title: { 'zh-CN': '再见', 'zh-TW': '再見', en: 'Bye' },
      text: { 'zh-CN': '谢谢，{什么}', 'zh-TW': '謝謝，{什麼}', en: 'Thanks, {what}' },
      teams: ['华东'],
    };
    const file = 'canned/replies.yaml';

    test('one is written where it stands, and only it changes', () => {
      const edit: IntentEdit = { kind: 'canned.set', shortcut: 'hello', reply, file };
      const after = editSet(files, edit);
      expect(after.has(file)).toBe(false);
      expect(after.get('canned/east.yaml')).toMatch(
        /^# What is sent often\.\ncanned:\n {2}hello:\n {4}title: { zh-CN: 再见/,
      );
    });

    test('a new one is written to the file that is named; it goes again', () => {
      const after = editSet(files, { kind: 'canned.set', shortcut: 'bye', reply, file });
      expect(after.get(file)).toMatch(/^canned:\n {2}bye:\n/);
      expect(after.get('canned/east.yaml')).toBe(canned);
      const gone = editSet(after, { kind: 'canned.remove', shortcut: 'bye' });
      expect(gone.get(file)).not.toContain('bye');
    });
  });

  describe('the flows', () => {
    const settings = '# Ours.\nlimits:\n  misses: 2 # in a row\nasks: {}\n';
    const flows = new Map([...set, ['settings/flows.yaml', settings]]);
    const fileOf = (of: ReadonlyMap<string, string>) => of.get('settings/flows.yaml');

    test('a number, where it stands', () => {
      const edit = { kind: 'setting.set', setting: 'misses', value: 3 } as const;
      expect(fileOf(editSet(flows, edit))).toBe(settings.replace('misses: 2', 'misses: 3'));
    });

    test('a question, and the usual ones again', () => {
      const asks = ['waybills', 'address', 'contact'] as const;
      const edit = { kind: 'questions.set', action: 'change_address' } as const;
      const changed = editSet(set, { ...edit, asks: [...asks] });
      expect(fileOf(changed)).toBe('asks:\n  change_address: [ waybills, address, contact ]\n');
      expect(fileOf(editSet(changed, { ...edit, asks: null }))).toBe('asks: {}\n');
    });

    test.each<IntentEdit>([
      { kind: 'setting.set', setting: 'misses', value: 40 },
      { kind: 'setting.set', setting: 'ask_back_at', value: 0.9 },
      { kind: 'questions.set', action: 'change_address', asks: ['address'] },
    ])('what they could not go by is refused: %p', (edit) => {
      expect(() => editSet(flows, edit)).toThrow(
        expect.objectContaining({ code: 'INVALID_PAYLOAD' }),
      );
    });
  });

  test('words of a concept', () => {
    const edit: IntentEdit = { kind: 'concept.set', concept: 'parcel', words: ['件'] };
    expect(edited(edit, 'words/concepts.yaml')).toMatch(/parcel: \[ ?件 ?\]/);
    // The first concept of all makes the file.
    const first = editSet(new Map(), edit).get('words/concepts.yaml');
    expect(first).toMatch(/^concepts:\n {2}parcel: \[ ?件 ?\]\n$/);
  });

  test('what staff must not say: what stays keeps its place and its comment', () => {
    const name = 'words/forbidden.yaml';
    const before = new Map([[name, 'forbidden:\n  - 亲亲 # too sweet\n  - 宝宝\n']]);
    const write = (set: Map<string, string>, ...phrases: string[]) =>
      editSet(set, { kind: 'forbidden.set', phrases }).get(name);
    expect(write(before, '亲亲', '哈喽')).toBe('forbidden:\n  - 亲亲 # too sweet\n  - 哈喽\n');
    expect(write(new Map(), '哈喽')).toBe('forbidden:\n  - 哈喽\n');
  });
});

describe('what cannot be is refused with a code', () => {
  const code = (edit: IntentEdit) => {
    try {
      editSet(set, edit);
    } catch (error) {
      return error instanceof CodedError ? error.code : error;
    }
    return 'taken';
  };
  const add = {
    kind: 'intent.add' as const,
    title: { 'zh-CN': '一', 'zh-TW': '一', en: 'one' },
    action: 'reply' as const,
    utterances: { 'zh-CN': ['一'] },
  } satisfies Omit<Extract<IntentEdit, { kind: 'intent.add' }>, 'file' | 'intent'>;
  test.each<[string, IntentEdit, string]>([
    [
      'an utterance that is gone',
      { kind: 'utterances.remove', ...where, texts: ['?'] },
      'NOT_FOUND',
    ],
    ['no such intent', { kind: 'intent.remove', intent: 'a.b' }, 'NOT_FOUND'],
    ['an intent twice', { ...add, file: 'a.yaml', intent: 'tracking.eta' }, 'STATE_CONFLICT'],
    ['outside', { ...add, file: '../a.yaml', intent: 'a.b' }, 'INVALID_PAYLOAD'],
    ['absolute', { ...add, file: '/etc/a.yaml', intent: 'a.b' }, 'INVALID_PAYLOAD'],
    ['no such canned reply', { kind: 'canned.remove', shortcut: 'bye' }, 'NOT_FOUND'],
    [
      'a canned reply among the intents',
      {
        kind: 'canned.set',
        shortcut: 'bye',
        reply: { title: add.title, text: add.title },
        file: 'tracking.yaml',
      },
      'INVALID_PAYLOAD',
    ],
    ['capitals', { ...add, file: 'Tracking.yaml', intent: 'a.b' }, 'INVALID_PAYLOAD'],
  ])('%s', (_what, edit, wanted) => expect(code(edit)).toBe(wanted));
});
