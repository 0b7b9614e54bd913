import { expect, test } from '@jest/globals';
import { type WorkOrderState, workOrderStates } from '../../protocol/index.js';
import { openStates, statesAfter, statesBefore } from './work-order-state.js';

test.each<[WorkOrderState, WorkOrderState[]]>([
  ['submitted', []],
  ['accepted', ['submitted']],
  ['in_progress', ['submitted', 'accepted']],
  ['done', ['submitted', 'accepted', 'in_progress']],
  ['failed', ['submitted', 'accepted', 'in_progress']],
  ['cancelled', ['submitted', 'accepted']],
])('%s is reached from %j', (state, before) => {
  expect(statesBefore(state)).toEqual(before);
});

test('ends stay ends', () => {
  expect(openStates).toEqual(['submitted', 'accepted', 'in_progress']);
  for (const state of workOrderStates) {
    if (!openStates.includes(state)) expect(statesAfter(state)).toEqual([]);
    expect(statesAfter(state)).not.toContain(state);
  }
});
