import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanOf } from '../normalize.js';
import { ConceptMatcher } from './concepts.js';
import { addFeatures, FeatureIds, featuresOf } from './index.js';

const taught = ['我的快递到哪了', '上海寄到成都多少钱', 'where is my parcel?', '3公斤', '!'];
const matcher = new ConceptMatcher({ late: ['晚点', 'delayed'], parcel: ['快递', 'parcel'] });
const vocabulary = [...new Set(taught.flatMap((text) => featuresOf(text, [], matcher)))];
const numbers = new Set(vocabulary);
const reader = new FeatureIds(vocabulary);

function read(clean: string): { known: string[]; distinct: number } {
  const found = reader.read((sink) => addFeatures(sink, clean, [], matcher));
  const ids = [...found.ids.subarray(0, found.count)];
  return { known: ids.map((id) => vocabulary[id]!), distinct: found.distinct };
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...taught, '快', '递', '的', '晚点', 'my', ' ', '7', 'parcéls'), {
    maxLength: 12,
  }),
);

test('the numbers are those of the features, each once, in any order of texts', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const clean = cleanOf(typeof text === 'string' ? text : text.join(''));
      const features = featuresOf(clean, [], matcher);
      const { known, distinct } = read(clean);
      expect(known.sort()).toEqual(features.filter((name) => numbers.has(name)).sort());
      expect(distinct).toBe(features.length);
    }),
    { numRuns: 500 },
  );
});

test('what is remembered is bounded and forgotten as a whole', () => {
  const wanted = read('我的快递到哪了');
  const texts = Array.from({ length: 40_000 }, (_, at) => `q${at.toString(36)} z${at * 7}`);
  for (const text of texts) read(text);
  expect(read('我的快递到哪了')).toEqual(wanted);
});
