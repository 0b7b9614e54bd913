import { describe, expect, test } from '@jest/globals';
import { examplesOfImport } from './import-examples.js';

const asObject = (name: string, source: string) => {
  const { examples, faults } = examplesOfImport(name, source);
  return {
    faults: faults.map(({ line }) => line),
    examples: Object.fromEntries([...examples].map(([i, own]) => [i, Object.fromEntries(own)])),
  };
};

describe('utterances of other programs', () => {
  test('Rasa NLU: annotations are unwrapped, retrieval intents named with a dot', () => {
    const rasa = [
      'version: "3.1"',
      'nlu:',
      '- intent: tracking/where',
      '  examples: |',
      '    - [上海](city)的件到哪了',
      '    - where is it',
      '- lookup: city',
      '  examples: |',
      '    - 上海',
    ].join('\n');
    expect(asObject('nlu.yml', rasa)).toEqual({
      faults: [],
      examples: { 'tracking.where': { 'zh-CN': ['上海的件到哪了'], en: ['where is it'] } },
    });
  });

  test('CSV: columns by name, quotes, languages told apart', () => {
    const csv = 'text,intent\n"到哪了, 急",a.b\n包裹到哪裡了,a.b\n';
    expect(asObject('a.csv', csv)).toEqual({
      faults: [],
      examples: { 'a.b': { 'zh-CN': ['到哪了, 急'], 'zh-TW': ['包裹到哪裡了'] } },
    });
  });

  test.each([
    ['a.csv', 'x,y\n1,2', 1],
    ['a.csv', 'intent,text\na.b,\n', 2],
    ['a.yml', 'nlu: 1', 1],
    ['a.yml', 'nlu: &a [*a]', 1],
  ])('%s that is none: %j', (name, source, line) => {
    expect(asObject(name, source).faults).toEqual([line]);
  });
});
