/**
 * `npm run -s chat [-- --url URL --locale zh-CN|zh-TW|en]`: talks to the bot of a running server
 * in the terminal. Cards are shown as lines, buttons as numbers; the lines of a form are sent
 * together, by an empty one.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { io } from 'socket.io-client';
import { v7 as uuid } from 'uuid';
import { wordCard } from '../dialog/index.js';
import {
  CUSTOMER_NAMESPACE,
  PROTOCOL_VERSION,
  localeSchema,
  type CustomerHelloReply,
  type Locale,
  type Message,
  type MessagePage,
  type Reply,
} from '../protocol/index.js';

const USAGE = 'Usage: npm run -s chat [-- --url http://127.0.0.1:3000 --locale zh-CN|zh-TW|en]';
const formEnds: Readonly<Record<Locale, string>> = {
  'zh-CN': '（填完后空一行发出）',
  'zh-TW': '（填完後空一行送出）',
  en: '(an empty line sends them)',
};
const ANSWER_WITHIN_MS = 8_000;

const { url, locale } = readArguments();
const socket = io(`${url}${CUSTOMER_NAMESPACE}`, {
  transports: ['websocket'],
  extraHeaders: { Origin: new URL(url).origin },
});
const lines = createInterface({ input: process.stdin, terminal: false });
/** Written and not yet acknowledged, oldest first. */
const unsent: { clientId: string; text: string }[] = [];
let token: string | undefined;
let conversationId = '';
let lastSeq = 0;
let buttons: string[] = [];
/** The labels of the form that was shown last, and what is filled in of it so far. */
let labels: string[] = [];
let filled: string[] = [];

socket.on('connect', () => void greet());
socket.on('connect_error', (error) => tell(`[${url}: ${error.message}; trying again …]`));
socket.on('message', (message: Message) => void show(message));
lines.on('line', (line) => {
  // The lines of a form are one message: they are gathered up to an empty line.
  if (labels.some((label) => line.trimStart().startsWith(label))) return void filled.push(line);
  sendFilled();
  send(buttons[Number(line.trim()) - 1] ?? line);
});
// What was piped in is answered before the end.
lines.on('close', () => {
  sendFilled();
  void finish();
});

function sendFilled(): void {
  send(filled.join('\n'));
  filled = [];
}

function send(text: string): void {
  if (text.trim() === '') return;
  unsent.push({ clientId: uuid(), text });
  if (socket.connected && conversationId) void flush();
}

async function greet(): Promise<void> {
  const resume = conversationId ? { conversationId, afterSeq: lastSeq } : undefined;
  const hello = await ask<CustomerHelloReply>('hello', {
    protocol: PROTOCOL_VERSION,
    ...{ token, resume, locale },
  });
  if (!hello) return;
  token = hello.token;
  conversationId = hello.conversation.id;
  for (const message of hello.messages) await show(message);
  if (hello.hasMore) await catchUp();
  await flush();
}

async function flush(): Promise<void> {
  for (const message of [...unsent]) {
    const reply = await ask<{ message: Message }>('message.send', { conversationId, ...message });
    if (!reply) return;
    unsent.splice(unsent.indexOf(message), 1);
    await show(reply.message);
  }
}

async function catchUp(): Promise<void> {
  const page = await ask<MessagePage>('messages.after', {
    conversationId,
    afterSeq: lastSeq,
  });
  for (const message of page?.messages ?? []) await show(message);
}

async function show(message: Message): Promise<void> {
  if (message.seq > lastSeq + 1) return catchUp();
  if (message.seq <= lastSeq) return;
  lastSeq = message.seq;
  const { author, content } = message;
  if (author.kind === 'customer') return;
  if (content.kind === 'event') return tell(`[${content.event.type}]`);
  if (content.kind !== 'text') return tell(content.text);
  const who = author.kind === 'staff' ? author.name : '▸';
  tell(`${who} ${content.text}`);
  if (content.card) tell(indented(wordCard(content.card, locale)));
  labels = content.card?.type === 'form' ? content.card.fields.map(({ label }) => label) : [];
  if (labels.length > 0) tell(indented(formEnds[locale]));
  buttons = (content.quickReplies ?? []).map(({ text }) => text);
  if (buttons.length > 0) tell(buttons.map((text, at) => `  [${at + 1}] ${text}`).join('\n'));
}

async function ask<Answer>(event: string, payload: object): Promise<Answer | null> {
  try {
    const reply = (await socket.timeout(ANSWER_WITHIN_MS).emitWithAck(event, payload)) as Reply<
      Answer & object
    >;
    if (reply.ok) return reply;
    tell(`[${reply.error.code}] ${reply.error.message}`);
  } catch {
    tell('[no answer; it is sent again when the connection is back]');
  }
  return null;
}

async function finish(): Promise<void> {
  const until = Date.now() + ANSWER_WITHIN_MS;
  while (unsent.length > 0 && Date.now() < until) await pause(100);
  await pause(1_000);
  socket.disconnect();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

function indented(text: string): string {
  return text.replace(/^/gm, '    ');
}

function readArguments(): { url: string; locale: Locale } {
  try {
    const { values } = parseArgs({
      options: { url: { type: 'string' }, locale: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.help) {
      tell(USAGE);
      process.exit(0);
    }
    const port = process.env['PORT'] ?? '3000';
    return {
      url: new URL(values.url ?? `http://127.0.0.1:${port}`).origin,
      locale: localeSchema.parse(values.locale ?? 'zh-CN'),
    };
  } catch {
    process.stderr.write(`${USAGE}\n`);
    process.exit(2);
  }
}
