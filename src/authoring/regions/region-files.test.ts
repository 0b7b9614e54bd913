import { describe, expect, test } from '@jest/globals';
import type { FileFault } from '../../platform/yaml-file.js';
import type { Intent, IntentFile } from '../../protocol/index.js';
import { inRegion, markOf, overlaidFiles, phrasesOf, shareChanged } from './overlay.js';
import { readMostChanged, readRegions } from './region-files.js';
import { outdatedOverrides, viewRegions } from './view-regions.js';

const say = (text: string) => ({ 'zh-CN': [text], 'zh-TW': [text], en: [text] });
const intent = (text: string): Intent => ({
  title: { 'zh-CN': text, 'zh-TW': text, en: text },
  action: 'reply',
  utterances: { 'zh-CN': [text] },
  replies: { answer: say(text) },
});
const hours = intent('hours');
const files: IntentFile[] = [
  {
    area: 'a',
    intents: {
      'a.hours': hours,
      ...Object.fromEntries(['b', 'c', 'd', 'e'].map((name) => [`a.${name}`, intent(name)])),
    },
    replies: { greeting: say('hello') },
  },
  {
    area: 'none',
    intents: { none: { ...intent('none'), action: 'miss', replies: {} } },
  },
];

function read(source: string, { name = 'regions/330000.yaml', most = 0.2 } = {}) {
  const faults: FileFault[] = [];
  return { regions: readRegions([[name, source]], { files, most }, faults), faults };
}
const answer = `replies:\n      answer: { zh-CN: [local], zh-TW: [local], en: [local] }\n`;
const own = (...names: string[]) =>
  `intents:\n${names.map((name) => `  ${name}:\n    ${answer}`).join('')}`;

test('a region says some things otherwise, and inherits the rest', () => {
  const { regions, faults } = read(own('a.hours'));
  expect(faults).toEqual([]);
  const [file] = overlaidFiles(files, regions[0]!);
  expect(file?.intents['a.hours']).toEqual({ ...hours, replies: { answer: say('local') } });
  expect(file?.intents['a.b']).toEqual(files[0]?.intents['a.b']);
  expect(files[0]?.intents['a.hours']).toBe(hours);
});

test('words of its own are its intents, and count as a change', () => {
  const source = "intents:\n  a.b:\n    utterances: { 'zh-CN': [本地话], en: [local words] }\n";
  const { regions, faults } = read(source);
  expect(faults).toEqual([]);
  expect(phrasesOf(regions[0]!)).toEqual([
    { label: 'a.b', text: '本地话' },
    { label: 'a.b', text: 'local words' },
  ]);
  expect(overlaidFiles(files, regions[0]!)).toEqual(files);
  expect(shareChanged(files, regions[0]!)).toBeCloseTo(1 / 7);
  expect(read(source, { most: 0.1 }).faults[0]?.message).toMatch(/14\.3 %/);
});

describe('what a region may not is refused with its line', () => {
  test.each<[string, string, { name?: string; most?: number }, number, RegExp]>([
    ['more than its share', own('a.hours', 'a.b'), {}, 1, /28\.6 %.* at most 20 %/],
    ['an intent that is not there', own('b.hours'), {}, 2, /no intent b\.hours/],
    [
      'a reply that is not there',
      `replies:\n  bye: {zh-CN: [a], zh-TW: [a], en: [a]}`,
      {},
      2,
      /bye/,
    ],
    [
      'words for what is no matter of ours',
      "intents:\n  none:\n    utterances: { 'zh-CN': [x] }\n",
      {},
      3,
      /so everywhere/,
    ],
    [
      'words that mean two things',
      `intents:\n${['a.b', 'a.c'].map((name) => `  ${name}:\n    utterances:\n      en: [soon]\n`).join('')}`,
      { most: 1 },
      7,
      /stands under a\.b as well/,
    ],
    ['a promise', own('a.b').replace('[local]', '[一定到]'), {}, 4, /promises/],
    [
      'a flow without its texts',
      'intents:\n  a.b:\n    action: expedite\n',
      {},
      2,
      /needs a reply/,
    ],
    ['a place that is none', own('a.b'), { name: 'regions/330106.yaml' }, 1, /no province/],
  ])('%s', (_what, source, given, line, message) => {
    const { faults } = read(source, given);
    expect(faults[0]?.message).toMatch(message);
    expect(faults[0]?.line).toBe(line);
  });

  test('the share is a setting', () => {
    expect(readMostChanged('most_changed_percent: 40\n', [])).toBe(0.4);
    expect(readMostChanged(undefined, [])).toBe(0.2);
    expect(read(own('a.hours', 'a.b'), { most: 0.4 }).faults).toEqual([]);
  });
});

test('what the head office has changed since is shown', () => {
  const marked = `${own('a.hours')}    of: ${markOf(hours)}\n`;
  const { regions } = read(marked);
  const stateIn = (of: IntentFile[]) => viewRegions(regions, of, 0.2)[0]?.overrides[0]?.state;
  expect(stateIn(files)).toBe('current');
  const taught = { ...hours, utterances: { 'zh-CN': ['more'] } };
  const withHours = (changed: Intent) => [{ area: 'a', intents: { 'a.hours': changed } }];
  expect(stateIn(withHours(taught))).toBe('current');
  const reworded = withHours({ ...hours, replies: { answer: say('new') } });
  expect(stateIn(reworded)).toBe('outdated');
  const { region } = regions[0]!;
  expect(outdatedOverrides(regions, files)).toEqual([]);
  expect(outdatedOverrides(regions, reworded)).toEqual([{ region, intent: 'a.hours' }]);
});

test.each([
  ['330106', 'city'],
  ['330200', 'province'],
  ['110105', 'everywhere'],
  [undefined, 'everywhere'],
])('on a page of %s: %s', (adcode, said) => {
  expect(inRegion('everywhere', { '330000': 'province', '330100': 'city' }, adcode)).toBe(said);
});
