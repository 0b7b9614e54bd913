import { describe, expect, test } from '@jest/globals';
import { CloseCalls, learnCloseCalls, rivalsOf } from './close-calls.js';
import { rowsOf, vocabularyOf } from './rows.js';

const documents = [
  ['parcel where now', 'place'],
  ['parcel where today', 'place'],
  ['parcel when now', 'time'],
  ['parcel when today', 'time'],
  ['price how much', 'price'],
  ['price list', 'price'],
].map(([words = '', label = '']) => ({ features: words.split(' '), label }));
const labels = ['place', 'time', 'price'];
const [place, time, price] = [0, 1, 2];

const vocabulary = vocabularyOf(documents, 1);
const closeCalls = new CloseCalls(
  learnCloseCalls(
    {
      rows: rowsOf(documents, vocabulary),
      classes: Int32Array.from(documents, ({ label }) => labels.indexOf(label)),
      width: labels.length,
    },
    Int32Array.from(documents.keys()),
    Int32Array.of(place * labels.length + time),
    vocabulary.idf,
    { cost: 1.5, passes: 20, tolerance: 0.01 },
  ),
  vocabulary.idf,
);

function settled(text: string, scores: number[]): number[] {
  const ids = Int32Array.from(text.split(' '), (word) => vocabulary.index.get(word)!);
  const weights = Array.from(ids, (id) => vocabulary.idf[id]!);
  const length = Math.hypot(...weights);
  const factors = Float32Array.from(weights, (weight) => weight / length);
  const values = Float64Array.from(scores);
  closeCalls.settle(values, ids, factors, ids.length);
  return [...values];
}

const best = (values: number[]) => labels[values.indexOf(Math.max(...values))];

describe('a close call', () => {
  test.each([
    ['parcel where', [0.4, 0.5, 0.1], 'place'],
    ['parcel when', [0.5, 0.4, 0.1], 'time'],
    ['now when parcel', [0.45, 0.45, 0.1], 'time'],
  ])('%j is settled by what tells the two apart', (text, scores, chosen) => {
    expect(best(settled(text, scores))).toBe(chosen);
  });

  test('leaves the sum of the scores, and no trace for the next text', () => {
    const first = settled('parcel where', [0.4, 0.5, 0.1]);
    expect(first.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
    settled('price how much', [0.1, 0.2, 0.3]);
    expect(settled('parcel where', [0.4, 0.5, 0.1])).toEqual(first);
  });

  test('is none where the best class leads', () => {
    const scores = [0.2, 0.5, 0.1];
    expect(settled('parcel where', scores)).toEqual(scores);
  });

  test('is none where no class scores well', () => {
    const scores = [-0.5, -0.45, -0.9];
    expect(settled('parcel where', scores)).toEqual(scores);
  });

  test('of classes without a machine goes by the most similar example', () => {
    expect(best(settled('price list', [0.3, 0.1, 0.25]))).toBe('price');
  });
});

test('rivals are those that come closest to being mixed up, the closest first', () => {
  const judged = [
    { values: [0.5, 0.45, 0.1], right: place },
    { values: [0.1, 0.2, 0.6], right: price },
  ];
  const pairs = rivalsOf(judged, labels.length);
  expect([...pairs]).toEqual([
    place * labels.length + time,
    place * labels.length + price,
    time * labels.length + price,
  ]);
});
