import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { parse } from 'yaml';
import type { Content, HandoffReason } from '../../src/protocol/index.js';
import { normalize } from '../../src/understanding/normalize.js';
import { connectCustomer, type CustomerClient } from '../fixtures/client.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

/** What a customer says, and what has to come of it; what is left out may be anything. */
interface Step {
  say: string;
  action?: string;
  /** The value the bot asks for. */
  asks?: string;
  /** The type of a card that is shown, and of how many. */
  card?: string;
  cards?: number;
  /** A pattern that what is said has to fit. */
  text?: string;
  /** Why a person takes over; `none`: nobody does. */
  hand?: HandoffReason | 'none';
  /** The product a quote names first. */
  first?: string;
  /** What stands on record of a parcel from now on: columns of its row. */
  given?: { waybill: string } & Record<string, string | number | null>;
}

/** What the parcels of the demo are asked for and proved by anyone. */
const RESET =
  'TRUNCATE claim, work_order, work_order_step, work_order_limit, identity_attempt CASCADE';

const folder = path.join(import.meta.dirname, '..', 'dialogues');
const dialogues = readdirSync(folder).flatMap((file) =>
  Object.entries(parse(readFileSync(path.join(folder, file), 'utf8')) as Record<string, Step[]>),
);

let desk: TestDesk;
let database: pg.Pool;
/** What stands for `{STATE}` and `{STATE.who}`. */
const values = new Map<string, string>();

beforeAll(async () => {
  desk = await startTestDesk();
  database = new pg.Pool({ connectionString: desk.databaseUrl });
  const response = await fetch(`${desk.url}/api/v1/demo/waybills`);
  const { waybills } = (await response.json()) as { waybills: Record<string, string>[] };
  for (const { waybill = '', state = '', senderDigits = '', receiverDigits = '' } of waybills) {
    values.set(state, waybill);
    values.set(`${state}:spaced`, waybill.replace(/(.{4})/g, '$1 ').trim());
    values.set(`${state}.sender`, senderDigits);
    values.set(`${state}.receiver`, receiverDigits);
  }
});
afterAll(async () => {
  await database.end();
  await desk.stop();
});
// Parcels are shared: what one dialogue ordered must not stand in another's way.
beforeEach(() => database.query(RESET));

const filled = (text: string) =>
  text.replace(/\{([A-Z_]+(?:\.\w+|:\w+)?)\}/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`There is no demo parcel for {${name}}`);
    return value;
  });

/** Puts something else on record of a parcel. @returns what puts it back */
async function record({ waybill, ...columns }: NonNullable<Step['given']>) {
  const number = filled(waybill);
  const names = Object.keys(columns);
  const set = (values: unknown[]) =>
    database.query(
      `UPDATE waybill SET ${names.map((name, at) => `${name} = $${at + 2}`).join()}
        WHERE number = $1`,
      [number, ...values],
    );
  const { rows } = await database.query<Record<string, unknown>>(
    `SELECT ${names.join()} FROM waybill WHERE number = $1`,
    [number],
  );
  await set(Object.values(columns));
  return () => set(names.map((name) => rows[0]?.[name]));
}

/** What the desk did with one message. */
async function take(customer: CustomerClient, text: string) {
  const { seq } = await customer.converse(text).then((first) => ({ seq: first.seq }));
  const { conversationId } = customer;
  const { rows } = await database.query<{ content: Content }>(
    `SELECT content FROM message WHERE conversation_id = $1 AND seq >= $2
       AND author->>'kind' = 'bot' ORDER BY seq`,
    [conversationId, seq],
  );
  const contents = rows.flatMap(({ content }) => (content.kind === 'text' ? [content] : []));
  const [turn] = (
    await database.query<{
      action: string;
      reason: string | null;
      dialog: { pending: { slot: string } | null; locale: string | null };
    }>(
      `SELECT turn.action, conversation.reason, conversation.dialog FROM turn
         JOIN conversation ON conversation.id = turn.conversation_id
        WHERE conversation_id = $1 ORDER BY turn.seq DESC LIMIT 1`,
      [conversationId],
    )
  ).rows;
  const cards = contents.flatMap(({ card }) => (card ? [card] : []));
  return {
    text: contents.map((content) => content.text).join('\n'),
    cards,
    action: turn?.action,
    asks: turn?.dialog.pending?.slot ?? null,
    hand: turn?.reason ?? 'none',
    locale: turn?.dialog.locale,
  };
}

describe('written dialogues', () => {
  test('there are enough of them', () => expect(dialogues.length).toBeGreaterThanOrEqual(60));

  test.each(dialogues)('%s', async (_name, steps) => {
    const customer = await connectCustomer(desk.url);
    const undo: (() => Promise<unknown>)[] = [];
    try {
      for (const { say, text, card, cards, first, given, ...wanted } of steps) {
        if (given) undo.unshift(await record(given));
        const done = await take(customer, filled(say));
        const seen = { say, ...done, cards: done.cards.map(({ type }) => type) };
        expect(seen).toMatchObject(wanted);
        if (text)
          expect({ say, text: done.text }).toEqual({ say, text: expect.stringMatching(text) });
        if (card) expect(seen.cards).toContain(card);
        if (cards !== undefined) expect(seen.cards).toHaveLength(cards);
        if (first) {
          const quote = done.cards.find(({ type }) => type === 'quote');
          expect(quote?.type === 'quote' && quote.products[0]?.name).toContain(first);
        }
      }
    } finally {
      customer.close();
      for (const putBack of undo) await putBack();
    }
  });

  test('a charge is compared with the tables of the day it was sent, and on record', async () => {
    // Since today twice as much is charged.
    await database.query(
      `INSERT INTO rate (company, origin_prefix, zone, product, valid_from, name, rank, grams_from,
                         grams_until, terms, surcharges, days_from, days_until, demo)
       SELECT company, origin_prefix, zone, product, current_date, name, rank, grams_from,
              grams_until, jsonb_set(terms, '{firstFen}', '9900'), surcharges, days_from,
              days_until, demo FROM rate WHERE product = 'standard'`,
    );
    const undo = await record({ waybill: '{DELIVERED}', grams: 1000, freight_fen: 5000 });
    const customer = await connectCustomer(desk.url);
    try {
      await take(customer, filled('{DELIVERED}多收我运费了'));
      const { text, hand } = await take(customer, filled('{DELIVERED.sender}'));
      expect({ text, hand }).toEqual({
        text: expect.stringMatching(/收了 ¥50；按.*寄件时的价目表是 ¥\d\d?，多出 ¥[\s\S]*CP\d+/),
        hand: 'needs_person',
      });
      const { rows } = await database.query(
        'SELECT kind, waybill FROM complaint WHERE conversation_id = $1',
        [customer.conversationId],
      );
      expect(rows).toEqual([{ kind: 'charge', waybill: filled('{DELIVERED}') }]);
    } finally {
      customer.close();
      await undo();
      await database.query(
        "DELETE FROM rate WHERE valid_from = current_date AND product = 'standard'",
      );
    }
  });
});

/** 繁體, 简体, English. */
const ONE_OF_EACH = [
  (text: string) => normalize(text).language === 'zh-TW',
  (text: string) => normalize(text).language === 'zh-CN',
  (text: string) => normalize(text).language === 'en',
];

describe('every intent is answered in the language it is asked in', () => {
  const file = path.join(import.meta.dirname, '..', 'fixtures', 'unseen', 'intents.jsonl');
  const messages = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { text: string; intent: string });
  const intents = [...new Set(messages.map(({ intent }) => intent))];

  test.each(intents)('%s', async (intent) => {
    const answered = new Map<string, number>();
    // One message of each language is enough here; how many are understood is told elsewhere.
    const own = ONE_OF_EACH.flatMap((speaks) => {
      const found = messages.find((message) => message.intent === intent && speaks(message.text));
      return found ? [found] : [];
    });
    await Promise.all(
      own.map(async ({ text }) => {
        const isEnglish = !/\p{Script=Han}/u.test(text);
        // "ok" alone tells nothing: then the language of the page counts.
        const hello = isEnglish && text.split(' ').length < 4 ? { locale: 'en' } : {};
        const customer = await connectCustomer(desk.url, hello);
        const done = await take(customer, text);
        customer.close();
        // Names of outlets and products are the company's own, in Chinese.
        const said = done.text.split('\n')[0] ?? '';
        expect({ text, said: done.text.length > 0 }).toEqual({ text, said: true });
        if (isEnglish)
          expect({ text, said }).toEqual({ text, said: expect.stringMatching(/[a-z]{2}/) });
        const locale = isEnglish ? 'en' : (done.locale ?? 'zh-CN');
        answered.set(locale, (answered.get(locale) ?? 0) + 1);
      }),
    );
    expect([...answered.keys()].sort()).toEqual(['en', 'zh-CN', 'zh-TW']);
  });
});
