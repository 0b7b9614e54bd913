import { expect, test } from '@jest/globals';
import { concerned, type NoticeQuestion } from './concerned-notices.js';

const noon = new Date('2026-03-02T12:00:00Z');
const hours = (count: number) => new Date(noon.getTime() + count * 3_600_000);
const chengdu = {
  regions: ['5101'],
  startsAt: hours(-1),
  endsAt: hours(1) as Date | null,
  product: null as string | null,
  company: null as string | null,
};
const asked: NoticeQuestion = { regions: ['510104'], at: noon, products: [], parts: false };

test.each<[string, Partial<typeof chengdu>, Partial<NoticeQuestion>, boolean]>([
  ['a city counts in its districts', {}, {}, true],
  ['and not next to it', {}, { regions: ['5102'] }, false],
  [
    'a district counts for a question about its city',
    { regions: ['510104'] },
    { regions: ['5101'], parts: true },
    true,
  ],
  ['but not for a parcel to the city', { regions: ['510104'] }, { regions: ['5101'] }, false],
  ['the whole country counts everywhere', { regions: [''] }, {}, true],
  ['one of several places is enough', {}, { regions: ['3101', '510104'] }, true],
  ['not before it begins', { startsAt: hours(1) }, {}, false],
  ['from its beginning on', { startsAt: noon }, {}, true],
  ['not once it has ended', { endsAt: noon }, {}, false],
  ['without an end it stays', { endsAt: null }, {}, true],
  ['another product', { product: 'cold' }, { products: ['standard'] }, false],
  ['the same product', { product: 'cold' }, { products: ['cold'] }, true],
  ['another company', { company: 'jieli' }, { company: 'other' }, false],
  ['the same company', { company: 'jieli' }, { company: 'jieli' }, true],
  ['a question about every company', { company: 'jieli' }, {}, true],
])('%s', (_, notice, question, wanted) => {
  const found = concerned([{ ...chengdu, ...notice }], { ...asked, ...question });
  expect(found).toHaveLength(wanted ? 1 : 0);
});

test('at most five, in their order', () => {
  const many = Array.from({ length: 7 }, (_, at) => ({ ...chengdu, at }));
  expect(concerned(many, asked).map(({ at }) => at)).toEqual([0, 1, 2, 3, 4]);
});
