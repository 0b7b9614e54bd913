import { describe, expect, test } from '@jest/globals';
import type { StaffConversation, WallRow } from '../../../protocol/index.js';
import { stageNow } from '../clocks/clock-now.js';
import { inOrder, isAlarm } from './wall-order.js';

const NOON = Date.parse('2026-11-26T12:00:00.000Z');
const at = (minutes: number) => new Date(NOON + minutes * 60_000).toISOString();

function row(id: string, due: number | null, change: Partial<StaffConversation> = {}): WallRow {
  const conversation: StaffConversation = {
    id,
    state: 'waiting',
    locale: 'zh-CN',
    lastSeq: 1,
    visitor: id,
    tier: 'frontline',
    priority: 0,
    mood: 'calm',
    preview: '',
    createdAt: at(-10),
    updatedAt: at(-10),
    version: 1,
    ...change,
  };
  const clock =
    due === null
      ? null
      : { kind: 'accept' as const, warnAt: at(due - 1), dueAt: at(due), pauses: [] };
  return { conversation, teamId: 'team', unanswered: 0, clock };
}

describe('the wall', () => {
  test.each([
    [2, null],
    [0.5, 'warning'],
    [0, 'breach'],
    [-5, 'breach'],
  ])('a clock that ends in %d minutes says %s', (minutes, stage) => {
    expect(stageNow(row('a', minutes).clock, NOON)).toBe(stage);
  });

  test.each<[string, WallRow, boolean]>([
    ['in time', row('a', 5), false],
    ['nearly late', row('a', 0.5), false],
    ['late', row('a', -1), true],
    ['a threat', row('a', 5, { priority: 80 }), true],
    ['an angry customer', row('a', 5, { mood: 'angry' }), true],
    ['nothing runs', row('a', null), false],
  ])('%s is an alarm: %s', (_name, one, alarm) => {
    expect(isAlarm(one, NOON)).toBe(alarm);
  });

  test('alarms stand first, then what is nearly late, each by what is due soonest', () => {
    const rows = [
      row('calm', null),
      row('later', 9),
      row('near', 0.5),
      row('late', -1),
      row('angry', 9, { mood: 'angry' }),
      row('later still', -3),
    ];
    const ids = inOrder(rows, NOON).map(({ conversation }) => conversation.id);
    expect(ids).toEqual(['later still', 'late', 'angry', 'near', 'later', 'calm']);
  });
});
