import { describe, expect, test } from '@jest/globals';
import {
  allSaid,
  converse,
  decideForVip,
  digits,
  known,
  said,
} from '../../test/fixtures/dialog-world.js';

describe('a value before it is asked for', () => {
  test('is noted, brings the claim on, and is no repetition', async () => {
    const bought = { text: '500块买的', yuan: 500 };
    const decisions = await converse(
      { intent: 'claim.damage' },
      bought,
      { text: '五百', yuan: 500 },
      { waybill: known },
      { text: '1500块买的', yuan: 1500 },
      { text: digits },
    );
    expect(decisions.map(said)).toEqual([
      'ask_waybill',
      'amount_noted\nask_waybill',
      'amount_noted\nask_waybill',
      'ask_last_four',
      'amount_noted\nask_last_four',
      'handing_over',
    ]);
    expect(decisions.at(-2)?.state.slots.amount).toBe(150_000);
  });
});

describe('the same for another day', () => {
  const tomorrow = { text: '那明天呢', date: '2026-11-25' };
  const later = { text: '后天呢', date: '2026-11-26', intent: 'tracking.where' };

  test('is asked of what is in hand, however often', async () => {
    const decisions = await converse(
      { intent: 'tracking.eta', waybill: known },
      tomorrow,
      later,
      tomorrow,
    );
    expect(decisions.map(({ action }) => action)).toEqual(Array(4).fill('tracking.eta'));
    expect(decisions.at(-1)?.handOver).toBeUndefined();
  });

  test('leaves an open question open', async () => {
    expect(await allSaid({ intent: 'tracking.eta' }, tomorrow)).toEqual([
      'ask_waybill',
      'ask_waybill',
    ]);
  });

  test('means nothing where the day does not matter', async () => {
    const [, missed] = await converse({ intent: 'tracking.where', waybill: known }, tomorrow);
    expect(missed?.action).toBe('miss');
  });
});

describe('who wants to complain', () => {
  const complains = { text: '我要投诉', intent: 'complaint.attitude' };

  test('is asked what happened, and may choose', async () => {
    const [asked, chosen] = await converse(complains, { text: 'file_damage' });
    expect(said(asked)).toBe('ask_what_happened');
    expect(asked?.messages[0]?.quickReplies).toContainEqual({ text: 'complain_attitude' });
    expect(said(chosen)).toBe('ask_waybill');
  });

  test('gets a person where nothing more is said', async () => {
    const [, again] = await converse(complains, complains);
    expect(again?.handOver).toEqual({ reason: 'no_progress' });
  });

  test('is taken back to the question that was open', async () => {
    const [, asked, greeted] = await converse({ intent: 'tracking.expedite' }, complains, {
      intent: 'tracking.where',
      waybill: known,
    });
    expect(asked?.state).toMatchObject({ pending: null, waiting: ['tracking.expedite'] });
    expect(greeted?.messages.map((message) => message.text)).toContain('back_to');
  });

  test('is passed on at once where the company puts them first', async () => {
    expect((await decideForVip(complains)).handOver).toEqual({ reason: 'vip' });
  });
});
