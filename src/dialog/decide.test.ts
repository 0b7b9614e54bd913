import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { flowSettingsOf, usualFlowSettings } from '../protocol/index.js';
import type {
  FlowSettingsFile,
  IntentAction,
  ReplyVariants,
  WorkOrderRefusal,
  WorkOrderRequest,
} from '../protocol/index.js';
import type { Signal, Understanding } from '../understanding/index.js';
import { decide } from './decide.js';
import type { Decision, Facts } from './decision.js';
import { readDialogState } from './dialog-state.js';
import { commonTexts } from './flows/common-texts.js';
import { flowOf } from './flows/index.js';
import type { Repertoire } from './repertoire.js';

const text = (words: string): ReplyVariants => ({
  'zh-CN': [words],
  'zh-TW': [words],
  en: [words],
});
/** An intent whose texts are their own names. */
const intent = (action: IntentAction, ...more: string[]) => ({
  title: { 'zh-CN': action, 'zh-TW': action, en: action },
  action,
  replies: Object.fromEntries(
    [...Object.keys(flowOf(action)?.texts ?? {}), ...more].map((key) => [key, text(key)]),
  ),
});
const repertoire: Repertoire = {
  intents: {
    'tracking.where': intent('track_parcel'),
    'tracking.expedite': intent('expedite'),
    'delivery.intercept': intent('intercept'),
    'pickup_point.info': intent('show_pickup_point'),
    'price.quote': intent('quote_price'),
    'outlet.find': intent('find_outlet'),
    'shipping.prohibited': intent('check_goods'),
    'chat.human': { ...intent('handover', 'answer'), reason: 'asked_for_person' },
    'chat.greeting': intent('reply', 'answer'),
    'chat.affirm': intent('affirm', 'answer'),
    'chat.deny': intent('deny', 'answer'),
    'claim.start': intent('handover', 'answer'),
  },
  replies: Object.fromEntries(Object.keys(commonTexts).map((key) => [key, text(key)])),
  settings: usualFlowSettings,
};

const known = 'YT1234567890123';
const now = new Date('2026-11-24T10:00:00+08:00');
const digits = '4471';

/** A small world: one parcel, one lane, one outlet, and one order of each kind. */
function world(): Facts {
  let proved = false;
  let wrong = 0;
  const ordered = new Set<string>();
  const refusalOf = (request: WorkOrderRequest): WorkOrderRefusal | null => {
    if ('waybill' in request && request.waybill !== known) return { code: 'PARCEL_UNKNOWN' };
    if (!ordered.has(request.kind)) return null;
    return { code: 'LIMIT_REACHED', retryAt: now.toISOString() };
  };
  return {
    parcel: (waybill) =>
      Promise.resolve(
        waybill === known
          ? { type: 'parcel', waybill, carrier: '', state: 'IN_TRANSIT', events: [], demo: true }
          : null,
      ),
    arrival: () => Promise.resolve(null),
    quote: ({ toAdcode, grams }) =>
      Promise.resolve(
        toAdcode === '990000'
          ? null
          : {
              type: 'quote',
              from: { province: '', city: '' },
              to: { province: '', city: '' },
              products: [
                {
                  product: 'fast',
                  name: '快',
                  chargeableGrams: grams,
                  lines: [],
                  totalFen: 3000,
                  days: [1, 1],
                },
                {
                  product: 'slow',
                  name: '慢',
                  chargeableGrams: grams,
                  lines: [],
                  totalFen: 1200,
                  days: [3, 4],
                },
              ],
              demo: true,
            },
      ),
    insurance: () => Promise.resolve(null),
    outlets: ({ adcode }) =>
      Promise.resolve({ type: 'outlets', place: adcode, outlets: [], demo: true }),
    notices: () => Promise.resolve([]),
    partiesOf: () => Promise.resolve(proved ? ['receiver'] : []),
    prove: (_waybill, lastFour) => {
      proved = lastFour === digits;
      if (!proved) wrong++;
      return Promise.resolve(
        proved ? { proved } : { proved, locked: wrong > 2, attemptsLeft: 3 - wrong },
      );
    },
    details: (waybill) =>
      Promise.resolve({
        waybill,
        as: ['receiver'],
        fields: { pickup_code: { value: '8-2-3041', masked: false } },
      }),
    ownParcels: () => Promise.resolve([]),
    fileClaim: () => Promise.resolve(null),
    fileComplaint: () => Promise.reject(new Error('not asked')),
    complaints: () => Promise.resolve([]),
    claimsOf: () => Promise.resolve([]),
    acceptClaim: () => Promise.reject(new Error('There is no claim')),
    reviewClaim: () => Promise.reject(new Error('There is no claim')),
    obstacleTo: (request) => Promise.resolve(refusalOf(request)),
    order: (request) => {
      const refusal = refusalOf(request);
      if (refusal) return Promise.resolve({ ok: false, refusal });
      ordered.add(request.kind);
      const card = {
        ...{ type: 'work_order' as const, id: '0', reference: 'WO1', kind: request.kind },
        ...{ state: 'submitted' as const, deadline: now.toISOString(), steps: [], demo: true },
      };
      return Promise.resolve({ ok: true, card });
    },
  };
}

/** What the engine might hear. */
interface Heard {
  intent?: string;
  /** Further intents of the same message. */
  and?: string[];
  /** What it would guess, unsure. */
  guess?: string;
  waybill?: string;
  from?: string;
  to?: string;
  kilograms?: number;
  phone?: string;
  signals?: Signal[];
  text?: string;
}

function understood(heard: Heard): Understanding {
  const { intent: name, and = [], guess, waybill, signals = [], text = '…' } = heard;
  const scored = (names: string[]) => names.map((one) => ({ name: one, confidence: 0.9 }));
  const intents = name ? scored([name, ...and]) : [];
  const span = { start: 0, end: 1 };
  const place = (adcode: string) => ({
    value: { adcode, name: adcode, level: 'city' as const, province: '', city: '' },
    ...span,
  });
  return {
    text,
    language: 'zh-CN',
    intents,
    accepted: intents.length > 0,
    candidates: guess ? [{ name: guess, confidence: 0.3 }] : intents,
    evidence: [],
    entities: {
      waybills: waybill ? [{ value: waybill, carriers: [], start: 0, end: waybill.length }] : [],
      ...(heard.from ? { from: place(heard.from) } : {}),
      ...(heard.to ? { to: place(heard.to) } : {}),
      ...(heard.phone ? { phone: { value: heard.phone, ...span } } : {}),
      ...(heard.kilograms ? { weightGrams: { value: heard.kilograms * 1000, ...span } } : {}),
    },
    emotion: { label: signals.includes('anger') ? 'angry' : 'calm', score: 0, signals },
    escalate: false,
    why: guess ? 'not sure enough' : 'test',
  };
}

/** Decides one message after the other, each with what the last one left. */
const converse = (...heard: Heard[]) => converseBy({}, ...heard);

/** The same of a company with settings of its own. */
async function converseBy(settings: FlowSettingsFile, ...heard: Heard[]): Promise<Decision[]> {
  const decisions: Decision[] = [];
  const facts = world();
  const known = { ...repertoire, settings: flowSettingsOf(settings) };
  for (const item of heard) {
    // What a row keeps is JSON.
    const state = readDialogState(JSON.parse(JSON.stringify(decisions.at(-1)?.state ?? null)));
    const turn = { heard: understood(item), state, locale: 'zh-CN' as const, now };
    decisions.push(await decide(turn, known, facts));
  }
  return decisions;
}

const said = (decision: Decision | undefined) => decision?.messages[0]?.text;
/** Everything that was said, turn by turn. */
/** The same of a customer whom the company puts first. */
const decideForVip = (heard: Heard): Promise<Decision> =>
  decide(
    { heard: understood(heard), state: readDialogState({}), locale: 'zh-CN', now, vip: true },
    repertoire,
    world(),
  );

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

const allSaid = async (...heard: Heard[]) =>
  (await converse(...heard)).map(({ messages }) => messages.map(({ text }) => text).join(' + '));

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

test('a number alone is a question for its parcel', async () => {
  expect(said((await converse({ waybill: known }))[0])).toBe('found');
});

test('a number nobody knows is asked for again', async () => {
  const [unknown, corrected] = await converse({ waybill: 'YT0000000000000' }, { waybill: known });
  expect([said(unknown), said(corrected)]).toEqual(['not_found', 'found']);
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
  const toConfirm = [
    { intent: 'delivery.intercept', waybill: known },
    { text: digits },
  ] satisfies Heard[];

  test('comes after the proof, and then it is done', async () => {
    expect(await allSaid(...toConfirm, { intent: 'chat.affirm' })).toEqual([
      'ask_last_four',
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
      'ask_last_four',
      'confirm',
      'found + back_to + confirm',
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
    const decisions = await converse({ intent: 'pickup_point.info', waybill: known }, wrong, wrong);
    expect(decisions.at(-1)).toMatchObject({ handOver: { reason: 'no_progress' } });
    expect(JSON.stringify(decisions.at(-1)?.state)).not.toContain('1111');
  });
});

test('a second order of the kind goes to a person', async () => {
  const again = { intent: 'tracking.expedite', waybill: known };
  const [first, second] = await converse(again, again);
  expect(said(first)).toBe('done');
  expect(second).toMatchObject({ handOver: { reason: 'needs_person' } });
  expect(said(second)).toBe('order_limit');
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
