import { describe, expect, test } from '@jest/globals';
import { type Party, trackingStates } from '../../protocol/index.js';
import { disclosure, type Extent, extentOf, type ProtectedFact } from './disclosure.js';

const facts = Object.keys(disclosure) as ProtectedFact[];
const WAITING = 'AT_LOCKER_OR_STATION';
const DELIVERED = 'DELIVERED';
const UNDER_WAY = 'OUT_FOR_DELIVERY';

/** Field, the state that suits it, then anyone, sender, receiver: the table as it must be. */
test.each<[ProtectedFact, (typeof trackingStates)[number], Extent, Extent, Extent]>([
  ['pickup_code', WAITING, 'none', 'none', 'full'],
  ['pickup_point', WAITING, 'none', 'full', 'full'],
  ['courier_name', UNDER_WAY, 'none', 'full', 'full'],
  ['courier_phone', UNDER_WAY, 'none', 'full', 'full'],
  ['sender_name', UNDER_WAY, 'none', 'full', 'masked'],
  ['sender_phone', UNDER_WAY, 'none', 'masked', 'masked'],
  ['sender_address', UNDER_WAY, 'none', 'masked', 'none'],
  ['receiver_name', UNDER_WAY, 'none', 'masked', 'full'],
  ['receiver_phone', UNDER_WAY, 'none', 'masked', 'masked'],
  ['receiver_address', UNDER_WAY, 'none', 'masked', 'masked'],
  ['signed_by', DELIVERED, 'none', 'masked', 'full'],
  ['signed_as', DELIVERED, 'none', 'full', 'full'],
  ['signed_at', DELIVERED, 'none', 'full', 'full'],
  ['charge', UNDER_WAY, 'none', 'full', 'full'],
])('%s, %s', (field, state, anyone, sender, receiver) => {
  expect(extentOf(field, [], state)).toBe(anyone);
  expect(extentOf(field, ['sender'], state)).toBe(sender);
  expect(extentOf(field, ['receiver'], state)).toBe(receiver);
});

test('who only knows the number sees nothing, in any state', () => {
  for (const field of facts) {
    for (const state of trackingStates) expect(extentOf(field, [], state)).toBe('none');
  }
});

test('who is both sender and receiver sees the more of the two', () => {
  const both: Party[] = ['sender', 'receiver'];
  expect(extentOf('receiver_name', both, UNDER_WAY)).toBe('full');
  expect(extentOf('sender_name', both, UNDER_WAY)).toBe('full');
  expect(extentOf('pickup_code', both, WAITING)).toBe('full');
});

describe.each(facts.filter((field) => disclosure[field].while))('%s', (field) => {
  test('is told in its states only', () => {
    const told = trackingStates.filter((state) => extentOf(field, ['receiver'], state) !== 'none');
    expect(told.toSorted()).toEqual([...(disclosure[field].while ?? [])].toSorted());
  });
});
