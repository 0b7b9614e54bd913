import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { IntentAction, ReplyVariants } from '../protocol/index.js';
import type { Signal, Understanding } from '../understanding/index.js';
import { decide } from './decide.js';
import type { Decision, Facts } from './decision.js';
import { readDialogState } from './dialog-state.js';
import type { Repertoire } from './repertoire.js';

const text = (words: string): ReplyVariants => ({
  'zh-CN': [words],
  'zh-TW': [words],
  en: [words],
});
const intent = (action: IntentAction, ...replies: string[]) => ({
  title: { 'zh-CN': action, 'zh-TW': action, en: action },
  action,
  replies: Object.fromEntries(replies.map((key) => [key, text(key)])),
});
const repertoire: Repertoire = {
  intents: {
    'tracking.where': intent('track_parcel', 'ask_waybill', 'found', 'not_found'),
    'price.quote': intent('quote_price', 'ask_from', 'ask_to', 'ask_weight', 'quoted', 'no_rate'),
    'outlet.find': intent('find_outlet', 'ask_place', 'found', 'none_found'),
    'chat.human': { ...intent('handover', 'answer'), reason: 'asked_for_person' },
    'chat.greeting': intent('reply', 'answer'),
    'chat.deny': intent('deny', 'answer'),
    'claim.start': intent('handover', 'answer'),
  },
  replies: Object.fromEntries(
    [
      'not_understood',
      'not_understood_again',
      'handing_over',
      'handing_over_angry',
      'cancelled',
    ].map((key) => [key, text(key)]),
  ),
};

const known = 'YT1234567890123';
const facts: Facts = {
  parcel: async (waybill) =>
    waybill === known
      ? { type: 'parcel', waybill, carrier: '', state: 'IN_TRANSIT', events: [], demo: true }
      : null,
  quote: async () => null,
  outlets: async () => ({ type: 'outlets', place: '成都市', outlets: [], demo: true }),
};

/** What the engine might hear. */
interface Heard {
  intent?: string;
  waybill?: string;
  signals?: Signal[];
  text?: string;
}

function understood({ intent: name, waybill, signals = [], text = '…' }: Heard): Understanding {
  const intents = name ? [{ name, confidence: 0.9 }] : [];
  return {
    text,
    language: 'zh-CN',
    intents,
    accepted: intents.length > 0,
    candidates: intents,
    evidence: [],
    entities: {
      waybills: waybill ? [{ value: waybill, carriers: [], start: 0, end: waybill.length }] : [],
    },
    emotion: { label: signals.includes('anger') ? 'angry' : 'calm', score: 0, signals },
    escalate: false,
    why: 'test',
  };
}

/** Decides one message after the other, each with what the last one left. */
async function converse(...heard: Heard[]): Promise<Decision[]> {
  const decisions: Decision[] = [];
  for (const item of heard) {
    const state = decisions.at(-1)?.state ?? readDialogState(null);
    const turn = { heard: understood(item), state, locale: 'zh-CN' as const };
    decisions.push(await decide(turn, repertoire, facts));
  }
  return decisions;
}

const said = (decision: Decision | undefined) => decision?.messages[0]?.text;

describe('rules that come before everything else', () => {
  test.each<[string, Signal[], string]>([
    ['life before anger', ['anger', 'life'], 'life'],
    ['safety before a regulator', ['regulator', 'safety'], 'safety'],
    ['a threat before abuse', ['abuse', 'threat'], 'threat'],
    ['a regulator before asking for a person', ['asks_for_person', 'regulator'], 'regulator'],
    ['abuse', ['abuse'], 'abuse'],
    ['anger before asking for a person', ['asks_for_person', 'anger'], 'anger'],
    ['asking for a person', ['asks_for_person'], 'asked_for_person'],
  ])('%s', async (_what, signals, reason) => {
    const [decision] = await converse({ intent: 'tracking.where', waybill: known, signals });
    expect(decision?.handOver).toEqual({ reason });
  });

  test('an upset customer is not met with the usual words', async () => {
    expect(said((await converse({ signals: ['anger'] }))[0])).toBe('handing_over_angry');
    expect(said((await converse({ signals: ['asks_for_person'] }))[0])).toBe('handing_over');
  });

  test('despair brings in a person; mockery counts as anger', async () => {
    const [despair] = await converse({ intent: 'chat.greeting', signals: ['despair'] });
    expect(despair?.handOver).toEqual({ reason: 'despair' });
    const [mockery] = await converse({ intent: 'chat.greeting', signals: ['sarcasm'] });
    expect(mockery?.handOver).toEqual({ reason: 'anger' });
  });
});

describe('an open question', () => {
  test('is asked, and answered by the value alone', async () => {
    const [asked, answered] = await converse({ intent: 'tracking.where' }, { waybill: known });
    expect([said(asked), said(answered)]).toEqual(['ask_waybill', 'found']);
    expect(answered?.state.pending).toBeNull();
  });

  test('is given up when the customer declines', async () => {
    const [, declined] = await converse({ intent: 'price.quote' }, { intent: 'chat.deny' });
    expect(declined).toMatchObject({ action: 'cancel', state: { pending: null, slots: {} } });
  });

  test('gives way to another matter', async () => {
    const [, other] = await converse({ intent: 'price.quote' }, { intent: 'tracking.where' });
    expect(said(other)).toBe('ask_waybill');
    expect(other?.state.pending?.intent).toBe('tracking.where');
  });
});

describe('a bot that lets go', () => {
  test('two misses in a row go to a person', async () => {
    const [first, second] = await converse({}, {});
    expect(first).toMatchObject({ action: 'miss' });
    expect(first?.messages[0]?.quickReplies?.length).toBeGreaterThan(0);
    expect(second?.handOver).toEqual({ reason: 'two_misses' });
  });

  test('a miss that was made good does not count', async () => {
    const decisions = await converse({}, { intent: 'chat.greeting' }, {});
    expect(decisions.map(({ handOver }) => handOver)).toEqual([undefined, undefined, undefined]);
  });

  test('the same answer a third time goes to a person', async () => {
    const again = { intent: 'tracking.where', waybill: known };
    const decisions = await converse(again, again, again);
    expect(decisions.map(({ handOver }) => handOver?.reason)).toEqual([
      undefined,
      undefined,
      'no_progress',
    ]);
  });

  test('what the bot cannot serve goes to a person with the intent on record', async () => {
    const [decision] = await converse({ intent: 'claim.start' });
    expect(decision).toMatchObject({
      handOver: { reason: 'needs_person' },
      state: { intents: ['claim.start'] },
    });
  });

  test('no conversation without a value goes on for ever', async () => {
    const anything = fc.record(
      {
        intent: fc.constantFrom('tracking.where', 'price.quote', 'outlet.find'),
        text: fc.string({ maxLength: 10 }),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(anything, async (heard) => {
        const decisions = await converse(...Array.from({ length: 4 }, () => heard));
        expect(decisions.some(({ handOver }) => handOver)).toBe(true);
      }),
    );
  });
});

test('a number alone is a question for its parcel', async () => {
  expect(said((await converse({ waybill: known }))[0])).toBe('found');
});

test('a number nobody knows is asked for again', async () => {
  const [unknown, corrected] = await converse({ waybill: 'YT0000000000000' }, { waybill: known });
  expect([said(unknown), said(corrected)]).toEqual(['not_found', 'found']);
});
