import { afterAll, beforeAll, expect, test } from '@jest/globals';
import WebSocket from 'ws';
import { connectCustomer } from '../fixtures/client.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({ customerMessagesPer10s: 100_000, slowReaderBytes: 262_144 });
});
afterAll(() => desk.stop());

/** A customer that says hello over a raw websocket and can stop reading its socket. */
async function rawCustomer(
  token: string,
): Promise<{ pause(): void; resume(): void; closed: Promise<void> }> {
  const socket = new WebSocket(
    `${desk.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`,
    {
      origin: desk.url,
    },
  );
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const frames: string[] = [];
  socket.on('message', (data) => frames.push(String(data)));
  socket.on('error', () => undefined);
  const frame = async (prefix: string) => {
    while (!frames.some((entry) => entry.startsWith(prefix))) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  await frame('0');
  socket.send('40/customer,');
  await frame('40/customer');
  socket.send(`42/customer,1${JSON.stringify(['hello', { protocol: 1, token }])}`);
  await frame('43/customer,1');
  return { pause: () => socket.pause(), resume: () => socket.resume(), closed };
}

async function slowReaders(): Promise<number> {
  const exposition = await (await fetch(`${desk.url}/metrics`)).text();
  return Number(/^relaydesk_slow_readers_total (\d+)$/m.exec(exposition)?.[1]);
}

test('who stops reading is dropped, the others go on, and all of it can be read later', async () => {
  const writer = await connectCustomer(desk.url);
  const reader = await rawCustomer(writer.hello.token);
  reader.pause();
  const text = '慢'.repeat(3_900);
  const sent: number[] = [];
  // Kernel buffers take some megabytes before the server holds anything.
  for (let round = 0; round < 300; round++) {
    const batch = await Promise.all(Array.from({ length: 4 }, () => writer.send(text)));
    sent.push(...batch.map(({ seq }) => seq));
    if (round % 10 === 9 && (await slowReaders()) > 0) break;
  }
  expect(await slowReaders()).toBe(1);
  reader.resume();
  await reader.closed;

  const back = await connectCustomer(desk.url, {
    token: writer.hello.token,
    resume: { conversationId: writer.conversationId, afterSeq: (sent.at(-1) ?? 0) - 10 },
  });
  expect(back.hello.messages.map(({ seq }) => seq)).toContain(sent.at(-1));
  back.close();
  writer.close();
}, 60_000);
