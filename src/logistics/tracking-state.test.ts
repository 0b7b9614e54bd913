import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type TrackingState, trackingStates } from '../protocol/index.js';
import {
  advance,
  factKey,
  isTerminal,
  mayFollow,
  stateAfter,
  stateOf,
  type TrackingFact,
  type TrackingProgress,
} from './tracking-state.js';

const fact = (state: TrackingState | null, minute: number, text = ''): TrackingFact => ({
  source: 'test',
  waybill: 'YT0000000000001',
  at: new Date(Date.UTC(2026, 10, 1, 0, minute)),
  state,
  code: state ?? '?',
  text,
});

/** Lets the events arrive one by one. */
const arrive = (facts: readonly TrackingFact[]) =>
  facts.reduce<TrackingProgress | null>(advance, null);

describe('stateOf', () => {
  test.each<[string, [TrackingState, number][], TrackingState]>([
    [
      'a smooth trip',
      [
        ['CREATED', 0],
        ['PICKED_UP', 1],
        ['IN_TRANSIT', 2],
        ['ARRIVED_CITY', 3],
        ['OUT_FOR_DELIVERY', 4],
        ['DELIVERED', 5],
      ],
      'DELIVERED',
    ],
    [
      'scans that were lost are skipped',
      [
        ['CREATED', 0],
        ['OUT_FOR_DELIVERY', 9],
      ],
      'OUT_FOR_DELIVERY',
    ],
    [
      'an event that arrives late takes its place by its time',
      [
        ['OUT_FOR_DELIVERY', 9],
        ['IN_TRANSIT', 3],
      ],
      'OUT_FOR_DELIVERY',
    ],
    [
      'sent on to another outlet',
      [
        ['OUT_FOR_DELIVERY', 1],
        ['FORWARDED', 2],
        ['IN_TRANSIT', 3],
      ],
      'IN_TRANSIT',
    ],
    [
      'tried again after a failed attempt',
      [
        ['ATTEMPT_FAILED', 1],
        ['OUT_FOR_DELIVERY', 2],
      ],
      'OUT_FOR_DELIVERY',
    ],
    [
      'nothing goes back to before the pickup',
      [
        ['IN_TRANSIT', 1],
        ['PICKUP_PENDING', 2],
      ],
      'IN_TRANSIT',
    ],
    [
      'unless the pickup itself went wrong',
      [
        ['EXCEPTION', 1],
        ['PICKUP_PENDING', 2],
      ],
      'PICKUP_PENDING',
    ],
    [
      'scans on the way home are still the way home',
      [
        ['REFUSED', 1],
        ['RETURNING', 2],
        ['IN_TRANSIT', 3],
        ['OUT_FOR_DELIVERY', 4],
      ],
      'RETURNING',
    ],
    [
      'found again',
      [
        ['LOST_SUSPECT', 1],
        ['IN_TRANSIT', 2],
      ],
      'IN_TRANSIT',
    ],
    [
      'a scan after the end does not reopen',
      [
        ['DELIVERED', 1],
        ['IN_TRANSIT', 2],
      ],
      'DELIVERED',
    ],
    [
      'a declared loss stands',
      [
        ['LOST', 1],
        ['DELIVERED', 2],
      ],
      'LOST',
    ],
    [
      'shown as signed, not received',
      [
        ['DELIVERED', 1],
        ['DISPUTED', 2],
        ['DELIVERED', 3],
      ],
      'DISPUTED',
    ],
    [
      'a dispute over a parcel that is not signed for is none',
      [
        ['OUT_FOR_DELIVERY', 1],
        ['DISPUTED', 2],
      ],
      'OUT_FOR_DELIVERY',
    ],
    [
      'events of one minute go in the order of a trip',
      [
        ['IN_TRANSIT', 1],
        ['CREATED', 1],
        ['PICKED_UP', 1],
      ],
      'IN_TRANSIT',
    ],
  ])('%s', (_, events, state) => {
    expect(stateOf(events.map(([name, minute]) => fact(name, minute)))).toBe(state);
  });

  test('knows nothing of a parcel without events, or with unknown codes only', () => {
    expect(stateOf([])).toBeNull();
    expect(stateOf([fact(null, 1), fact(null, 2)])).toBeNull();
  });

  test('an unknown code moves nothing', () => {
    expect(stateOf([fact(null, 0), fact('IN_TRANSIT', 1), fact(null, 2)])).toBe('IN_TRANSIT');
    expect(stateOf([fact('DELIVERED', 1), fact(null, 2)])).toBe('DELIVERED');
  });
});

describe('the transition table', () => {
  test('every open state may reach every end, and no end is left but by a dispute', () => {
    const ends = trackingStates.filter(isTerminal);
    for (const state of trackingStates.filter((name) => !isTerminal(name) && name !== 'DISPUTED')) {
      expect(ends.filter((end) => !mayFollow(state, end))).toEqual([]);
    }
    const ways = ends.flatMap((end) => trackingStates.filter((state) => mayFollow(end, state)));
    expect(ways).toEqual(['DISPUTED']);
  });
});

describe('factKey', () => {
  test('tells apart what differs in source, number, time, code or text only', () => {
    const one = fact('IN_TRANSIT', 1);
    const others = [
      { ...one, source: 'other' },
      { ...one, waybill: 'YT0000000000002' },
      { ...one, at: new Date(0) },
      { ...one, code: '1002' },
      { ...one, text: 'x' },
    ];
    expect(new Set([one, ...others].map(factKey)).size).toBe(6);
    expect(factKey({ ...one, state: 'DELIVERED' })).toBe(factKey(one));
  });
});

describe('in any order and however often', () => {
  const facts = fc.array(
    fc
      .record({
        state: fc.constantFrom(null, ...trackingStates),
        minute: fc.integer({ min: 0, max: 6 }),
        text: fc.constantFrom('a', 'b'),
      })
      .map(({ state, minute, text }) => fact(state, minute, text)),
    { minLength: 1, maxLength: 12 },
  );
  const twoOrders = facts.chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
    ),
  );

  test('the order of arrival does not change the result', () => {
    fc.assert(
      fc.property(twoOrders, ([list, shuffled]) => {
        expect(arrive(shuffled)).toEqual(arrive(list));
        expect(arrive(shuffled)?.state).toBe(stateOf(list));
      }),
    );
  });

  test('later events need only the state before them', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 0, max: 7 }), (list, minute) => {
        const border = Date.UTC(2026, 10, 1, 0, minute);
        const [early, late] = [
          list.filter(({ at }) => at.getTime() < border),
          list.filter(({ at }) => at.getTime() >= border),
        ];
        expect(stateAfter(stateOf(early), late)).toBe(stateOf(list));
      }),
    );
  });

  test('repeats change nothing', () => {
    fc.assert(
      fc.property(facts, (list) => {
        const once = arrive(list);
        expect(arrive([...list, ...list])).toEqual(once);
        expect(stateOf([...list, ...list])).toBe(once?.state);
      }),
    );
  });

  test('whatever comes later, a trip that has ended stays ended', () => {
    fc.assert(
      fc.property(facts, (list) => {
        let ended = false;
        let progress: TrackingProgress | null = null;
        for (const next of list) {
          progress = advance(progress, next);
          const { state } = progress;
          ended ||= state !== null && isTerminal(state);
          if (ended) expect(state && (isTerminal(state) || state === 'DISPUTED')).toBe(true);
        }
      }),
    );
  });
});
