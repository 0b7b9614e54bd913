import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ConceptMatcher } from './concepts.js';
import { featuresOf } from './index.js';

test.each([
  [
    '快递',
    ['w:快递', 'c:快', 'd:快递', 'p:kuai', 'q:kuai di', 't:v', 'x:^快', 'x:递$', 'b:^ 快递'],
  ],
  ['where is it', ['s:where', 'g:^wh', 'b:^ where', 'b:where is']],
  ['12', ['w:12', 'm:number']],
  ['到了吗?', ['c:?']],
])('%s has %j', (clean, wanted) => {
  expect(featuresOf(clean)).toEqual(expect.arrayContaining(wanted));
});

test('what is read alike shares its readings', () => {
  const shared = featuresOf('查快第').filter((feature) => featuresOf('查快递').includes(feature));
  expect(shared).toEqual(expect.arrayContaining(['p:di', 'q:kuai di']));
});

test('a value counts by its kind alone', () => {
  const of = (number: string) =>
    featuresOf(`查${number}`, [{ start: 1, end: 1 + number.length, kind: 'waybill' }]).sort();
  expect(of('sf1234567890123')).toContain('m:waybill');
  // The length of the text is a feature of its own and the same for both.
  expect(of('sf1234567890123')).toEqual(of('yt1234567890123'));
});

describe('concepts', () => {
  const matcher = new ConceptMatcher({ late: ['晚点', 'delayed'], parcel: ['快递', 'my parcel'] });
  const of = (clean: string) =>
    featuresOf(clean, [], matcher).filter((name) => /^[kl]:/.test(name));
  test.each([
    ['快递晚点了', ['k:late', 'k:parcel', 'l:k:late k:parcel']],
    ['my parcels are delayed', ['k:late', 'k:parcel', 'l:k:late k:parcel']],
    ['delay', ['k:late']],
    ['今天', []],
  ])('%s: %j', (clean, wanted) => {
    expect(of(clean).sort()).toEqual(wanted);
  });
});

test('every feature carries a prefix and none a line break, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (clean) => {
      for (const feature of featuresOf(clean)) expect(feature).toMatch(/^[a-z]:[^\n]+$/u);
    }),
  );
  expect(featuresOf("' ''")).toEqual([]);
  expect(featuresOf('constructor __proto__')).toEqual(expect.arrayContaining(['s:constructor']));
});
