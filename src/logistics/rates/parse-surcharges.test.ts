import { expect, test } from '@jest/globals';
import { parseSurcharges } from './parse-surcharges.js';

test.each<[string, object[]]>([
  ['', []],
  ['remote 5', [{ code: 'remote', amountFen: 500 }]],
  [
    'remote 5.50; fuel 2.5%;',
    [
      { code: 'remote', amountFen: 550 },
      { code: 'fuel', basisPoints: 250, of: 'freight' },
    ],
  ],
  [
    'cod 1% of cod min 2 max 50.00',
    [{ code: 'cod', basisPoints: 100, of: 'cod', leastFen: 200, mostFen: 5000 }],
  ],
  ['oversize 30 if side>120', [{ code: 'oversize', amountFen: 3000, sideOver: 120 }]],
  ['heavy 20 if kg>30.5', [{ code: 'heavy', amountFen: 2000, gramsOver: 30_500 }]],
  [
    'peak 1 from 2026-11-01 until 2026-11-20',
    [{ code: 'peak', amountFen: 100, from: '2026-11-01', until: '2026-11-20' }],
  ],
  ['cold 20 on request', [{ code: 'cold', amountFen: 2000, onRequest: true }]],
  [
    'ｒｅｍｏｔｅ　５；fuel 5％',
    [
      { code: 'remote', amountFen: 500 },
      { code: 'fuel', basisPoints: 500, of: 'freight' },
    ],
  ],
])('%j', (text, surcharges) => {
  expect(parseSurcharges(text)).toEqual(surcharges);
});

test.each([
  'remote',
  'remote five',
  'remote -5',
  'remote NaN',
  'remote 5.555',
  '偏远 5',
  'fuel 0%',
  'fuel 5% of luck',
  'remote 5 if size>3',
  'remote 5 on demand',
  'remote 5 from monday',
  'remote 5 min 3',
  'remote 5 until',
  'peak 1 from 2026-02-30',
  'peak 1 from 2026-12-01 until 2026-11-30',
  'cod 1% of cod min 5 max 2',
  'oversize 30 if side>120 if side>150',
])('%j cannot be read', (text) => {
  expect(parseSurcharges(text)).toBeNull();
});
