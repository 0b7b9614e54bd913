import { describe, expect, test } from '@jest/globals';
import type { Signal } from '../understanding/index.js';
import {
  allSaid,
  converse,
  decideForVip,
  digits,
  known,
  now,
  repertoire,
  said,
  senderDigits,
  text,
  understood,
  world,
  type Heard,
} from '../../test/fixtures/dialog-world.js';
import { decide } from './decide.js';
import { readDialogState } from './dialog-state.js';

describe('whom the company puts first', () => {
  test('a problem brings in a person at once, without a list of questions', async () => {
    const decided = await decideForVip({ intent: 'tracking.expedite' });
    expect(decided.handOver).toEqual({ reason: 'vip' });
    expect(decided.messages.map(({ text: words }) => words)).toEqual(['handing_over']);
    expect(decided.state.pending).toBeNull();
  });

  test('a question is answered as for anybody', async () => {
    const decided = await decideForVip({ intent: 'tracking.where', waybill: known });
    expect(decided.handOver).toBeUndefined();
  });
});

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

test('what is offered beside the greeting does what it says', async () => {
  const [first] = await converse({ text: 'outlet.find', guess: 'price.quote' });
  const [pressed] = await converse({ text: 'find_outlet', guess: 'price.quote' });
  expect([first?.action, pressed?.action]).toEqual(['clarify', 'outlet.find']);
});

test('a number alone is a question for its parcel', async () => {
  expect(said((await converse({ waybill: known }))[0])).toBe('found');
});

test('a number nobody knows is asked for again', async () => {
  const [unknown, corrected] = await converse({ waybill: 'YT0000000000000' }, { waybill: known });
  expect([said(unknown), said(corrected)]).toEqual(['not_found', 'found']);
});

test('whether somebody is there opens a conversation; later it asks for a person', async () => {
  const hail = { intent: 'chat.greeting', signals: ['asks_for_person' as const] };
  const [first, second] = await converse(hail, hail);
  expect([first?.handOver, second?.handOver]).toEqual([undefined, { reason: 'asked_for_person' }]);
});

describe('a topic that changes', () => {
  test('is left, and taken up again when the other is done', async () => {
    expect(
      await allSaid(
        { intent: 'price.quote', from: '310000' },
        { intent: 'tracking.where', waybill: known },
        { to: '510100', kilograms: 3 },
      ),
    ).toEqual(['ask_to', 'found + back_to + ask_to', 'quoted']);
  });

  test('a thank you in between leaves the question open', async () => {
    const [, between, answered] = await converse(
      { intent: 'tracking.where' },
      { intent: 'chat.greeting' },
      { waybill: known },
    );
    expect(between?.state.pending).toEqual({ intent: 'tracking.where', slot: 'waybills' });
    expect(said(answered)).toBe('found');
  });

  test('asking for a person ends every question', async () => {
    const [, human] = await converse({ intent: 'price.quote' }, { intent: 'chat.human' });
    expect(human).toMatchObject({
      handOver: { reason: 'asked_for_person' },
      state: { pending: null, waiting: [] },
    });
  });
});

describe('two matters in one message', () => {
  test('are both answered', async () => {
    const heard = {
      intent: 'tracking.where',
      and: ['price.quote'],
      ...{ waybill: known, from: '310000', to: '510100', kilograms: 3 },
    };
    expect(await allSaid(heard)).toEqual(['found + quoted']);
  });

  test('at most one question is asked at a time', async () => {
    expect(
      await allSaid(
        { intent: 'tracking.where', and: ['price.quote'] },
        { waybill: known },
        { from: '310000' },
      ),
    ).toEqual(['ask_waybill', 'found + back_to + ask_from', 'ask_to']);
  });
});

describe('a correction', () => {
  const quote = { intent: 'price.quote', from: '310000', to: '510100', kilograms: 3 };

  test('of one value reckons again with the others', async () => {
    const decisions = await converse(quote, {
      intent: 'chat.deny',
      kilograms: 8,
      text: '不对，是8公斤',
    });
    expect(decisions[1]?.state.slots).toMatchObject({ weight: 8000, to: { adcode: '510100' } });
    expect(said(decisions[1])).toBe('quoted');
  });

  test('of the open question is its answer', async () => {
    expect(
      await allSaid(
        { intent: 'price.quote', from: '310000' },
        { intent: 'chat.deny', from: '440100' },
      ),
    ).toEqual(['ask_to', 'ask_to']);
  });
});

describe('a yes that is asked for', () => {
  const wish = { intent: 'delivery.intercept', waybill: known };
  const toConfirm = [wish, { text: senderDigits }] satisfies Heard[];

  test('comes after the proof, and then it is done', async () => {
    expect(await allSaid(...toConfirm, { intent: 'chat.affirm' })).toEqual([
      'ask_last_four_sender',
      'confirm',
      'done',
    ]);
  });

  test('may be a no', async () => {
    const [, , declined] = await converse(...toConfirm, { intent: 'chat.deny' });
    expect(declined).toMatchObject({ action: 'cancel', state: { pending: null } });
  });

  test('is not read into the next message', async () => {
    expect(await allSaid(...toConfirm, { intent: 'tracking.where' })).toEqual([
      'ask_last_four_sender',
      'confirm',
      'found + back_to + confirm',
    ]);
  });

  test("is the sender's: a proof as its receiver does not do, and a person goes on", async () => {
    const [asked, other] = await converse(wish, { text: digits });
    expect(said(asked)).toBe('ask_last_four_sender');
    expect(said(other)).toBe('order_other_party');
    expect(other?.handOver).toEqual({ reason: 'needs_person' });
  });

  test('who proved to be the receiver before is asked for the digits of the sender', async () => {
    const asReceiver = [{ intent: 'pickup_point.info', waybill: known }, { text: digits }];
    expect(await allSaid(...asReceiver, ...toConfirm)).toEqual([
      'ask_last_four',
      'code',
      'ask_last_four_sender',
      'confirm',
    ]);
  });
});

describe('personal data', () => {
  test('waits for the proof', async () => {
    expect(
      await allSaid(
        { intent: 'pickup_point.info', waybill: known },
        { text: '1111' },
        { text: digits },
      ),
    ).toEqual(['ask_last_four', 'last_four_wrong', 'code']);
  });

  test('goes to a person where it cannot be proved', async () => {
    const wrong = { text: '1111' };
    const first = { intent: 'pickup_point.info', waybill: known };
    const decisions = await converse(first, wrong, wrong, wrong);
    expect(decisions.map(said)).toEqual([
      'ask_last_four',
      'last_four_wrong',
      'last_four_wrong',
      'identity_locked',
    ]);
    expect(decisions.at(-1)).toMatchObject({ handOver: { reason: 'identity' } });
    expect(JSON.stringify(decisions.at(-1)?.state)).not.toContain('1111');
  });
});

describe('a guess', () => {
  test('is asked back, and chosen by its place or its title', async () => {
    const [asked, chosen] = await converse({ guess: 'outlet.find' }, { text: '第一个' });
    expect(asked).toMatchObject({ action: 'clarify' });
    expect(asked?.messages[0]?.quickReplies).toEqual([
      { text: 'find_outlet' },
      { text: 'handover' },
    ]);
    expect(said(chosen)).toBe('ask_place');
    const [, byTitle] = await converse({ guess: 'outlet.find' }, { text: 'find_outlet' });
    expect(said(byTitle)).toBe('ask_place');
  });
});

describe('what the customer presses for', () => {
  const quote = { intent: 'price.quote', from: '310000', to: '510100', kilograms: 3 };
  test.each([
    ['最快的多少钱', 'fast'],
    ['便宜点的多少钱', 'slow'],
    ['多少钱', 'slow'],
  ])('%s: %s comes first', async (words, product) => {
    const [decision] = await converse({ ...quote, text: words });
    const card = decision?.messages[0]?.card;
    expect(card?.type === 'quote' && card.products[0]?.product).toBe(product);
  });
});

test('a text that would promise something is not said', async () => {
  const [decision] = await converse(
    { intent: 'shipping.prohibited', text: '…' },
    { text: '保证书' },
  );
  expect(decision?.messages[0]?.text).toBe('ask_goods');
  const promising = {
    ...repertoire,
    replies: { ...repertoire.replies, not_understood: text('一定到') },
  };
  const turn = {
    heard: understood({}),
    state: readDialogState(null),
    locale: 'zh-CN' as const,
    now,
  };
  const guarded = await decide(turn, promising, world());
  expect(guarded.messages).toEqual([{ text: 'handing_over' }]);
  expect(guarded.handOver).toEqual({ reason: 'needs_person' });
});
