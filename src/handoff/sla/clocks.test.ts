import { expect, test } from '@jest/globals';
import { runningClocks, stageOf, type ServiceFacts } from './clocks.js';

const MINUTE = 60_000;
const NOON = Date.parse('2026-11-23T12:00:00.000Z');
const at = (minutes: number) => new Date(NOON + minutes * MINUTE);
const targets = {
  accept: 2 * MINUTE,
  first_response: MINUTE,
  next_response: 3 * MINUTE,
  resolve: 60 * MINUTE,
};

const none: ServiceFacts = {
  state: 'bot',
  tier: 'frontline',
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
  const clocks = runningClocks(facts, targets).map(({ kind, startedAt, dueAt }) => [
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
  const [accept] = runningClocks(waiting, targets);
  if (!accept) throw new Error('No clock runs');
  expect(stageOf(accept, at(minutes))).toBe(stage);
});
