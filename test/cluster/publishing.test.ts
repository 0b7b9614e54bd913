import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { CheckView, DraftView, IntentEdit, Message } from '../../src/protocol/index.js';
import { connectCustomer, signIn } from '../fixtures/client.js';
import { startCluster, type Cluster } from '../fixtures/cluster.js';
import { smallIntents } from '../fixtures/small-intents.js';

const CUSTOMERS = 16;
const OLD = /不客气|不用谢/;
const NEW = '这是新的一版。';
const thanks: IntentEdit = {
  kind: 'reply.set',
  intent: 'chat.thanks',
  key: 'answer',
  variants: { 'zh-CN': [NEW], 'zh-TW': [NEW], en: [NEW] },
};

let intents: ReturnType<typeof smallIntents>;
let cluster: Cluster;
let database: pg.Client;
let ask: <T>(method: string, path: string, body?: object) => Promise<T>;

beforeAll(async () => {
  intents = smallIntents();
  cluster = await startCluster(2, { intentsFolder: intents.folder });
  database = new pg.Client({ connectionString: cluster.databaseUrl });
  await database.connect();
  const { token } = await signIn(urlOf(0), 'admin', cluster.passwordOf('admin'));
  ask = async (method, path, body) => {
    const response = await fetch(`${urlOf(0)}/api/v1/intents${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };
}, 120_000);
afterAll(async () => {
  await database.end();
  await cluster.stop();
  intents.remove();
});

function urlOf(node: number): string {
  return cluster.nodes[node % 2]?.url ?? '';
}

/** A customer who thanks again and again, on one node and on the other, until told to stop. */
async function thankUntil(stopped: () => boolean, first: number) {
  let customer = await connectCustomer(urlOf(first));
  const { conversationId } = customer;
  const { token } = customer.hello;
  const heard: { seq: number; reply: Message }[] = [];
  // Once more after it: what is said when all is done must be of the new version.
  for (let turn = 1, last = false; !last; turn++) {
    last = stopped();
    const { seq } = await customer.send('谢谢');
    const reply = await customer.waitFor(
      'message',
      (message) => message.seq > seq && message.author.kind === 'bot',
    );
    heard.push({ seq, reply });
    if (turn % 5 > 0) continue;
    customer.close();
    const resume = { conversationId, afterSeq: reply.seq };
    customer = await connectCustomer(urlOf(first + turn / 5), { token, resume });
  }
  customer.close();
  return { conversationId, heard };
}

async function draftChecked(): Promise<string> {
  const { draft } = await ask<{ draft: DraftView }>('POST', '/drafts', { title: '新的一版' });
  await ask('POST', `/drafts/${draft.id}/edits`, { edits: [thanks] });
  await ask('POST', `/drafts/${draft.id}/check`);
  for (;;) {
    const { check } = await ask<{ check: CheckView }>('GET', `/drafts/${draft.id}/check`);
    if (check.state !== 'running') return draft.id;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('two nodes change to a new version together: no turn is lost, doubled or mixed', async () => {
  let done = false;
  const customers = Promise.all(
    Array.from({ length: CUSTOMERS }, (_, at) => thankUntil(() => done, at)),
  );
  const id = await draftChecked();
  const published = await ask<{ number: number }>('POST', `/drafts/${id}/publish`, {
    reason: '试试换版',
  });
  done = true;

  const of = { old: 0, new: 0 };
  for (const { conversationId, heard } of await customers) {
    const { rows: turns } = await database.query<{ seq: number; version: number }>(
      'SELECT seq, intents_version AS version FROM turn WHERE conversation_id = $1 ORDER BY seq',
      [conversationId],
    );
    // Every message had its turn, once, and what was said is of the version that is recorded.
    expect(turns.map(({ seq }) => seq)).toEqual(heard.map(({ seq }) => seq));
    for (const [at, { version }] of turns.entries()) {
      const { content } = heard[at]!.reply;
      const text = content.kind === 'text' ? content.text : '';
      const isNew = version === published.number;
      expect(isNew ? text === NEW : OLD.test(text)).toBe(true);
      of[isNew ? 'new' : 'old']++;
    }
    // Once a customer was answered by the new one, no node goes back to the old one.
    const versions = turns.map(({ version }) => version);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    // What was said after the publish was acknowledged is of the new version, on both nodes.
    expect(versions.at(-1)).toBe(published.number);
    const { rows: replies } = await database.query(
      `SELECT count(*)::int AS count FROM message
        WHERE conversation_id = $1 AND author ->> 'kind' = 'bot' AND seq > 1`,
      [conversationId],
    );
    expect(replies[0]?.count).toBe(heard.length);
  }
  expect(of.old).toBeGreaterThan(CUSTOMERS);
  expect(of.new).toBeGreaterThanOrEqual(CUSTOMERS);
}, 180_000);
