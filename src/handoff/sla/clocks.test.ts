import { describe, expect, test } from '@jest/globals';
import type { BusinessHours } from '../../protocol/index.js';
import { runningClocks, stageOf, type ServiceFacts } from './clocks.js';
import { usualRules } from './service-rules.service.js';

const MINUTE = 60_000;
const NOON = Date.parse('2026-11-23T12:00:00.000Z');
const at = (minutes: number) => new Date(NOON + minutes * MINUTE);
const rules = usualRules({
  accept: 2 * MINUTE,
  first_response: MINUTE,
  next_response: 3 * MINUTE,
  resolve: 60 * MINUTE,
});

const none: ServiceFacts = {
  state: 'bot',
  tier: 'frontline',
  priority: 10,
  waitingSince: null,
  queuedAt: null,
  acceptedAt: null,
  responded: false,
  unansweredSince: null,
};
const waiting: ServiceFacts = { ...none, state: 'waiting', waitingSince: at(0), queuedAt: at(0) };
const taken: ServiceFacts = { ...waiting, state: 'person', acceptedAt: at(1) };

/** `[kind, start, due]` in minutes after noon. */
test.each<[string, ServiceFacts, [string, number, number][]]>([
  ['the bot has it', none, []],
  [
    'it waits',
    waiting,
    [
      ['accept', 0, 2],
      ['resolve', 0, 60],
    ],
  ],
  [
    'it was passed up and waits again',
    { ...waiting, tier: 'supervisor', queuedAt: at(5) },
    [
      ['accept', 5, 9],
      ['resolve', 0, 120],
    ],
  ],
  [
    'an expert has four times as long',
    { ...waiting, tier: 'expert' },
    [
      ['accept', 0, 8],
      ['resolve', 0, 240],
    ],
  ],
  [
    'a person took it and is silent',
    taken,
    [
      ['first_response', 1, 2],
      ['resolve', 0, 60],
    ],
  ],
  [
    'silent, and the customer writes more',
    { ...taken, unansweredSince: at(2) },
    [
      ['first_response', 1, 2],
      ['resolve', 0, 60],
    ],
  ],
  ['the person has answered', { ...taken, responded: true }, [['resolve', 0, 60]]],
  [
    'the customer waits for the next answer',
    { ...taken, responded: true, unansweredSince: at(7) },
    [
      ['next_response', 7, 10],
      ['resolve', 0, 60],
    ],
  ],
  ['it is over', { ...taken, state: 'closed' }, []],
])('%s', (_, facts, expected) => {
  const clocks = runningClocks(facts, rules, null).map(({ kind, startedAt, dueAt }) => [
    kind,
    (startedAt.getTime() - NOON) / MINUTE,
    (dueAt.getTime() - NOON) / MINUTE,
  ]);
  expect(clocks).toEqual(expected);
});

test.each<[number, string | null]>([
  [0, null],
  [1.59, null],
  [1.6, 'warning'],
  [1.99, 'warning'],
  [2, 'breach'],
  [90, 'breach'],
])('of two minutes, after %d: %s', (minutes, stage) => {
  const [accept] = runningClocks(waiting, rules, null);
  if (!accept) throw new Error('No clock runs');
  expect(stageOf(accept, at(minutes))).toBe(stage);
});

describe('a team that is open from 9 to 12 and from 14 to 18, Mondays to Fridays', () => {
  const day: [string, string][] = [
    ['09:00', '12:00'],
    ['14:00', '18:00'],
  ];
  const hours: BusinessHours = {
    timeZone: 'UTC',
    week: [day, day, day, day, day, [], []],
    holidays: 'none',
    exceptions: [],
  };
  const queued = (clock: string): ServiceFacts => {
    const since = new Date(`2026-11-${clock}:00.000Z`);
    return { ...waiting, waitingSince: since, queuedAt: since };
  };
  const spoken = (instant: Date) => instant.toISOString().slice(8, 16);

  /** When it came, when `accept` ends, and when it stands. */
  test.each<[string, string, string[]]>([
    ['23T10:00', '23T10:02', []],
    ['23T11:59', '23T14:01', ['23T12:00–23T14:00']],
    ['23T12:30', '23T14:02', ['23T12:30–23T14:00']],
    ['23T21:00', '24T09:02', ['23T21:00–24T09:00']],
    // Friday evening: nothing is late before Monday.
    ['27T17:59', '30T09:01', ['27T18:00–30T09:00']],
  ])('who comes at %s is late at %s', (came, due, pauses) => {
    const [accept] = runningClocks(queued(came), rules, hours);
    if (!accept) throw new Error('No clock runs');
    expect(spoken(accept.dueAt)).toBe(due);
    expect(accept.pauses.map(({ from, to }) => `${spoken(from)}–${spoken(to)}`)).toEqual(pauses);
    expect(stageOf(accept, new Date(accept.dueAt.getTime() - 1))).not.toBe('breach');
  });

  test('the warning comes at 80 % of the open time', () => {
    const [accept] = runningClocks(queued('23T11:59'), rules, hours);
    expect(accept && accept.warnAt.toISOString()).toBe('2026-11-23T14:00:36.000Z');
  });

  test('life and safety know no hours', () => {
    const urgent = { ...queued('23T21:00'), priority: 100 };
    const [accept] = runningClocks(urgent, rules, hours);
    expect(accept && spoken(accept.dueAt)).toBe('23T21:02');
    expect(accept?.pauses).toEqual([]);
  });

  test('a team that never opens keeps no time', () => {
    const never = { ...hours, week: hours.week.map(() => []) };
    expect(runningClocks(queued('23T10:00'), rules, never)).toEqual([]);
  });
});
