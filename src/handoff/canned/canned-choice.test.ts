import { describe, expect, test } from '@jest/globals';
import type { CannedLine } from '../../protocol/index.js';
import { choiceOf, type Seeker } from './canned-choice.js';

const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': `${text}臺`, en: `${text} en` });
const line = (shortcut: string, scope: Partial<CannedLine> = {}): CannedLine => ({
  shortcut,
  file: 'canned/replies.yaml',
  title: words(shortcut),
  text: words(shortcut),
  ...scope,
});
const canned = [
  line('hello'),
  line('claim', { skills: ['claim'] }),
  line('lost', { skills: ['claim.lost'] }),
  line('vip', { teams: ['大客户'] }),
];
const anybody: Seeker = { teams: [], skills: [], intent: undefined, locale: 'zh-CN' };

describe('which canned replies somebody may send', () => {
  test.each<[string, Partial<Seeker>, string[]]>([
    ['without a team or skills', {}, ['hello', 'claim', 'lost']],
    ['in a team', { teams: ['大客户'] }, ['hello', 'claim', 'lost', 'vip']],
    ['in another team', { teams: ['华东'] }, ['hello', 'claim', 'lost']],
    ['with a skill', { skills: ['price'] }, ['hello']],
    ['with a narrow skill', { skills: ['claim.damage'] }, ['hello', 'claim']],
    ['with a wide skill', { skills: ['claim'] }, ['hello', 'claim', 'lost']],
    ['the matter first', { intent: 'claim.lost' }, ['claim', 'lost', 'hello']],
    ['a narrower matter is not it', { intent: 'claim.damage' }, ['claim', 'hello', 'lost']],
    ['an area is no beginning of a word', { intent: 'claims.lost' }, ['hello', 'claim', 'lost']],
  ])('%s', (_, seeker, shortcuts) => {
    const found = choiceOf(canned, { ...anybody, ...seeker });
    expect(found.map(({ shortcut }) => shortcut)).toEqual(shortcuts);
  });

  test('texts are in the language of the customer, titles in all', () => {
    const [first] = choiceOf(canned, { ...anybody, locale: 'en' });
    expect(first).toMatchObject({ text: 'hello en', title: words('hello'), fitting: false });
  });
});
