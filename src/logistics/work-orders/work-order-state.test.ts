import { expect, test } from '@jest/globals';
import { openWorkOrderStates, type WorkOrderState, workOrderStates } from '../../protocol/index.js';
import { statesAfter, statesBefore } from './work-order-state.js';

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
  for (const state of workOrderStates) {
    expect(statesAfter(state).length > 0).toBe(openWorkOrderStates.includes(state));
    expect(statesAfter(state)).not.toContain(state);
  }
});
