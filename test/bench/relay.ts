/**
 * From customers to staff: 500 chats with 50 people, against a bare socket.io relay under the same
 * load; from sending to the push on the staff's socket. RelayDesk stores each message before it
 * passes it on, the relay stores nothing: where there is little to do the difference is one commit,
 * under full load it is how both of them queue. Two loads: everybody has a message under way at
 * all times, and everybody writes every few seconds.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Message } from '../../src/protocol/index.js';
import { LightSocket } from './light-socket.js';
import { connectCustomers, connectGroups } from './load.js';
import { median, percentile, ratio } from './measure.js';
import { ServerProcess } from './server-process.js';
import { connectStaff } from './staff-load.js';

const CHATS = 500;
const STAFF = 50;
const ROUNDS = 5;
const FULL_MS = 3_000;
/** At an easy pace each customer writes so often: 100 messages a second in all. */
const WRITES_EVERY_MS = 5_000;
const TAKEN_WITHIN_MS = 120_000;

const folder = mkdtempSync(path.join(tmpdir(), 'relaydesk-bench-'));
chmodSync(folder, 0o755);

/** Sends a text in a chat; the staff's side hands it to `arrived`. */
type Send = (text: string) => Promise<unknown>;

/** Texts under way, by themselves. */
class Underway {
  private readonly sent = new Map<string, () => void>();

  /** @returns how long it took to arrive, in milliseconds */
  async send(through: Send): Promise<number> {
    const text = `我的快递到哪了，麻烦帮我看一下 ${randomUUID()}`;
    const began = performance.now();
    const arrival = new Promise<void>((resolve) => this.sent.set(text, resolve));
    await Promise.all([through(text), arrival]);
    return performance.now() - began;
  }

  readonly arrived = (text: string): void => {
    this.sent.get(text)?.();
    this.sent.delete(text);
  };
}

async function desksChats(desk: ServerProcess, underway: Underway): Promise<Send[]> {
  const people = await connectStaff(desk, STAFF);
  let taken = 0;
  for (const { socket, ask } of people) {
    socket.onPush = (event, payload) => {
      if (event === 'offer') {
        const { conversationId } = payload as { conversationId: string };
        // Refused where it was taken meanwhile.
        void ask('conversation.accept', { conversationId }).then(
          () => taken++,
          () => undefined,
        );
      }
      if (event !== 'message') return;
      const { content } = payload as Message;
      if (content.kind === 'text') underway.arrived(content.text);
    };
  }
  const customers = await connectCustomers(desk.url, CHATS);
  for (const customer of customers) await customer.send('转人工');
  const until = performance.now() + TAKEN_WITHIN_MS;
  while (taken < CHATS && performance.now() < until) await pause(200);
  if (taken < CHATS) throw new Error(`Only ${taken} chats were taken`);
  return customers.map((customer) => (text) => customer.send(text));
}

async function bareChats(bare: ServerProcess, underway: Underway): Promise<Send[]> {
  const people = await connectGroups(STAFF, () => LightSocket.connect(bare.url, '/'));
  for (const [at, socket] of people.entries()) {
    socket.onPush = (event, payload) => {
      if (event === 'message') underway.arrived((payload as { text: string }).text);
    };
    for (let chat = at; chat < CHATS; chat += STAFF) await socket.ask('join', { room: `${chat}` });
  }
  const customers = await connectGroups(CHATS, () => LightSocket.connect(bare.url, '/'));
  return customers.map((socket, chat) => (text) => {
    const ids = { conversationId: randomUUID(), clientId: randomUUID() };
    return socket.ask('relay', { room: `${chat}`, ...ids, text });
  });
}

/** Everybody always has one message under way. */
async function fully(chats: Send[], underway: Underway): Promise<number[]> {
  const until = performance.now() + FULL_MS;
  const latencies: number[] = [];
  const writing = chats.map(async (send) => {
    while (performance.now() < until) latencies.push(await underway.send(send));
  });
  await Promise.all(writing);
  return latencies;
}

/** Everybody writes once, at their own moment of the interval. */
function easily(chats: Send[], underway: Underway): Promise<number[]> {
  return Promise.all(
    chats.map(async (send, at) => {
      await pause((at / chats.length) * WRITES_EVERY_MS);
      return underway.send(send);
    }),
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

try {
  const desk = await ServerProcess.start('relaydesk', {
    RELAYDESK_DATA: folder,
    STAFF_CAPACITY: String(CHATS / STAFF),
    CUSTOMER_MESSAGES_PER_10S: '1000000',
    // Nobody answers here, and nothing is passed up for it.
    SLA_ACCEPT_MS: '2000000000',
    SLA_FIRST_RESPONSE_MS: '2000000000',
  });
  const bare = await ServerProcess.start('bare', {});
  const underway = { desk: new Underway(), bare: new Underway() };
  const chats = {
    desk: await desksChats(desk, underway.desk),
    bare: await bareChats(bare, underway.bare),
  };
  for (const [name, load] of [['full load', fully] as const, ['easy pace', easily] as const]) {
    const rounds = { desk: [] as number[][], bare: [] as number[][] };
    for (let round = 0; round <= ROUNDS; round++) {
      rounds.bare.push(await load(chats.bare, underway.bare));
      rounds.desk.push(await load(chats.desk, underway.desk));
    }
    // The first round warms both up.
    const p99 = (list: number[][]) =>
      median(list.slice(1).map((latencies) => percentile(latencies, 99)));
    const row = (who: string, list: number[][]) =>
      console.log(
        `${`${who}, ${name}`.padEnd(44)} median ${median(list.slice(1).flat()).toFixed(1)} ms   p99 ${p99(list).toFixed(1)} ms`,
      );
    row('bare socket.io relay', rounds.bare);
    row('RelayDesk', rounds.desk);
    const wanted = load === fully ? '≤ 4' : 'one commit';
    ratio(`customer to staff p99 ÷ bare, ${name}`, p99(rounds.desk) / p99(rounds.bare), wanted);
  }
} finally {
  await ServerProcess.stopAll();
  rmSync(folder, { recursive: true, force: true });
}
