/**
 * Choosing the next chat with few and with many waiting. On two servers alike one member of staff
 * ends a chat and is offered the next: from the request to the offer. Rounds take turns, so that
 * whatever else the machine does touches both.
 */
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { median, percentile, ratio } from './measure.js';
import { ServerProcess } from './server-process.js';
import { connectStaff } from './staff-load.js';

const ROUNDS = 6;
const CHATS_A_ROUND = 40;
const FEW = 50;
const MANY = 5_000;
/** Nothing is late meanwhile: that is another matter. */
const NEVER_MS = '2000000000';

const folder = mkdtempSync(path.join(tmpdir(), 'relaydesk-bench-'));
chmodSync(folder, 0o755);

/** A server with so many waiting, and one person who serves them. */
async function queueOf(waiting: number) {
  const desk = await ServerProcess.start('relaydesk', {
    RELAYDESK_DATA: path.join(folder, String(waiting)),
    STAFF_CAPACITY: '1',
    OFFER_MS: '3600000',
    SLA_ACCEPT_MS: NEVER_MS,
    SLA_RESOLVE_MS: NEVER_MS,
  });
  const database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
  await addWaiting(database, waiting);
  await database.query('ANALYZE');
  let offered: (conversationId: string) => void = () => undefined;
  const nextOffer = () => new Promise<string>((resolve) => (offered = resolve));
  let next = nextOffer();
  const [person] = await connectStaff(desk, 1);
  if (!person) throw new Error('Nobody came');
  person.socket.onPush = (event, payload) => {
    if (event === 'offer') offered((payload as { conversationId: string }).conversationId);
  };
  // Offered from now on, and told to the listener.
  await person.ask('presence.set', { presence: 'away' });
  next = nextOffer();
  await person.ask('presence.set', { presence: 'online' });
  let current = await next;

  return {
    /** Ends chats, one after another. @returns how long each next offer took, in milliseconds */
    async serve(chats: number): Promise<number[]> {
      await addWaiting(database, chats);
      const took: number[] = [];
      for (let chat = 0; chat < chats; chat++) {
        await person.ask('conversation.accept', { conversationId: current });
        next = nextOffer();
        const began = performance.now();
        await person.ask('conversation.close', { conversationId: current });
        current = await next;
        took.push(performance.now() - began);
      }
      return took;
    },
    async stop(): Promise<void> {
      person.socket.close();
      await database.end();
      await desk.stop();
    },
  };
}

/** More who wait, after all the others. */
async function addWaiting(database: pg.Client, count: number): Promise<void> {
  await database.query(
    `WITH people AS (
       INSERT INTO customer (id) SELECT gen_random_uuid() FROM generate_series(1, $1) RETURNING id)
     INSERT INTO conversation (id, customer_id, locale, state, waiting_since, queued_at, queue_rank,
                               priority, reason)
     SELECT gen_random_uuid(), id, 'zh-CN', 'waiting', at, at, at, 10, 'asked_for_person'
       FROM people, LATERAL (SELECT clock_timestamp() AS at) t`,
    [count],
  );
}

try {
  const [few, many] = [await queueOf(FEW), await queueOf(MANY)];
  const took = { few: [] as number[][], many: [] as number[][] };
  for (let round = 0; round <= ROUNDS; round++) {
    took.few.push(await few.serve(CHATS_A_ROUND));
    took.many.push(await many.serve(CHATS_A_ROUND));
  }
  // The first round warms both up.
  const rounds = { few: took.few.slice(1), many: took.many.slice(1) };
  for (const [name, count] of [['few', FEW] as const, ['many', MANY] as const]) {
    const all = rounds[name].flat();
    console.log(
      `${`next chat, ${count} waiting`.padEnd(44)} median ${median(all).toFixed(1)} ms   p99 ${percentile(all, 99).toFixed(1)} ms`,
    );
  }
  const medians = (list: number[][]) => median(list.map(median));
  ratio('next chat of 5 000 ÷ of 50', medians(rounds.many) / medians(rounds.few), '≤ 1.5');
  await few.stop();
  await many.stop();
} finally {
  await ServerProcess.stopAll();
  rmSync(folder, { recursive: true, force: true });
}
