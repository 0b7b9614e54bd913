import { randomUUID } from 'node:crypto';
import type { CustomerHelloReply, Reply } from '../../src/protocol/index.js';
import { LightSocket } from './light-socket.js';
import type { Round } from './measure.js';

/** Handing so many over at once, with all that follows, keeps a server busy for so long. */
const HANDED_OVER_MS = 20_000;
const TEXT = '我的快递到哪了，麻烦帮我看一下';

/** A client of the bare echo. */
export interface BareClient {
  /** With the payload of a message. */
  echo(): Promise<void>;
  /** With the payload of `typing`. */
  echoTyping(): Promise<void>;
  close(): void;
}

/** A customer in an open conversation. */
export interface CustomerLoad {
  send(text?: string): Promise<void>;
  typing(): Promise<void>;
  close(): void;
}

export function connectBare(url: string, count: number): Promise<BareClient[]> {
  return connectGroups(count, async () => {
    const socket = await LightSocket.connect(url, '/');
    const conversationId = randomUUID();
    return {
      echo: async () => void (await socket.ask('echo', messagePayload(conversationId))),
      echoTyping: async () => void (await socket.ask('echo', { conversationId, active: true })),
      close: () => socket.close(),
    };
  });
}

export function connectCustomers(url: string, count: number): Promise<CustomerLoad[]> {
  return connectGroups(count, async () => {
    const socket = await LightSocket.connect(url, '/customer');
    const hello = (await socket.ask('hello', { protocol: 1 })) as CustomerHelloReply;
    const conversationId = hello.conversation.id;
    const ask = async (event: string, payload: object) => {
      const reply = (await socket.ask(event, payload)) as Reply<object>;
      if (!reply.ok) throw new Error(reply.error.code);
    };
    return {
      send: (text = TEXT) => ask('message.send', { ...messagePayload(conversationId), text }),
      typing: () => ask('typing', { conversationId, active: true }),
      close: () => socket.close(),
    };
  });
}

/** Customers who wait for a person, so that no bot writes in between. */
export async function connectWaitingCustomers(url: string, count: number): Promise<CustomerLoad[]> {
  const clients = await connectCustomers(url, count);
  await Promise.all(clients.map((client) => client.send('转人工')));
  await new Promise((resolve) => setTimeout(resolve, HANDED_OVER_MS));
  return clients;
}

/** Keeps one request of every client under way for a time. */
export async function pump<C>(
  clients: C[],
  forMs: number,
  request: (client: C) => Promise<void>,
): Promise<Round> {
  const latencies: number[] = [];
  const startedAt = performance.now();
  const worker = async (client: C) => {
    while (performance.now() - startedAt < forMs) {
      const sentAt = performance.now();
      await request(client);
      latencies.push(performance.now() - sentAt);
    }
  };
  await Promise.all(clients.map(worker));
  const seconds = (performance.now() - startedAt) / 1000;
  return { perSecond: latencies.length / seconds, latencies };
}

/** In groups, so that connecting is not itself a flood. */
export async function connectGroups<C>(count: number, connect: () => Promise<C>): Promise<C[]> {
  const clients: C[] = [];
  while (clients.length < count) {
    const group = Math.min(50, count - clients.length);
    clients.push(...(await Promise.all(Array.from({ length: group }, connect))));
  }
  return clients;
}

function messagePayload(conversationId: string): object {
  return { conversationId, clientId: randomUUID(), text: TEXT };
}
