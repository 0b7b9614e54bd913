import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { converse, converseBy, known, said } from '../../test/fixtures/dialog-world.js';

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
    const offered = decisions.map(({ messages }) => messages.at(-1)?.quickReplies ?? []);
    expect(offered.map((replies) => replies.some(({ text }) => text === 'handover'))).toEqual([
      false,
      true,
      false,
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
        // Of what the bot offers 「1」 may be chosen in between: twice the turns of two misses.
        const decisions = await converse(...Array.from({ length: 6 }, () => heard));
        expect(decisions.some(({ handOver }) => handOver)).toBe(true);
      }),
    );
  });
});

describe('what a company sets', () => {
  test('the first miss may go to a person', async () => {
    const [missed] = await converseBy({ limits: { misses: 1 } }, {});
    expect(missed?.handOver).toEqual({ reason: 'two_misses' });
  });

  test('the same answer a second time may', async () => {
    const again = { intent: 'tracking.where', waybill: known };
    const decisions = await converseBy({ limits: { same_need: 2 } }, again, again);
    expect(decisions[1]?.handOver?.reason).toBe('no_progress');
  });

  test('a guess may be too weak to be asked about', async () => {
    const [asked] = await converse({ guess: 'price.quote' });
    const [offered] = await converseBy(
      { thresholds: { ask_back_at: 0.35 } },
      { guess: 'price.quote' },
    );
    expect([asked?.action, offered?.action]).toEqual(['clarify', 'miss']);
  });

  test('a flow asks for more, in the order of the company', async () => {
    const quote = await converseBy(
      { asks: { quote_price: ['weight', 'from', 'to', 'goods'] } },
      { intent: 'price.quote', from: '310000', to: '510000' },
      { text: '3' },
      { text: '书' },
    );
    expect(quote.map(({ state }) => state.pending?.slot)).toEqual(['weight', 'goods', undefined]);
    expect(said(quote[2])).toBe('quoted');
  });
});

test('a number nobody knows is not taken for the next matter', async () => {
  const unknown = 'YT0000000000000';
  const decisions = await converse(
    { waybill: unknown },
    { intent: 'tracking.expedite' },
    { intent: 'delivery.intercept' },
    { waybill: known },
  );
  expect(decisions.slice(0, 3).map(said)).toEqual(['not_found', 'ask_waybill', 'ask_waybill']);
  // Whoever takes over sees it.
  expect(decisions[2]?.state.slots.waybills).toEqual([unknown]);
  expect(decisions[2]?.messages.at(-1)?.quickReplies).toEqual([{ text: 'handover' }]);
  expect(decisions[3]?.state.waybillUnknown).toBe(false);
});

test('a phone number where a waybill was asked for finds nothing, and says why', async () => {
  const phone = '13800138000';
  const decisions = await converse({ intent: 'tracking.where' }, { phone }, { phone });
  expect(said(decisions[1])).toBe('phone_finds_nothing');
  expect(decisions[1]?.state.pending?.slot).toBe('waybills');
  // Said twice, it is no progress.
  expect(decisions[2]?.handOver).toEqual({ reason: 'no_progress' });
});

test('a second order of the kind goes to a person', async () => {
  const again = { intent: 'tracking.expedite', waybill: known };
  const [first, second] = await converse(again, again);
  expect(said(first)).toBe('done');
  expect(second).toMatchObject({ handOver: { reason: 'needs_person' } });
  expect(said(second)).toBe('order_limit');
});
