import { randomUUID } from 'node:crypto';
import type { CustomerHelloReply, Message, Reply } from '../../src/protocol/index.js';
import { LightSocket } from './light-socket.js';

/** Nobody waits longer for an answer here: something is broken then. */
const PATIENCE_MS = 30_000;

/** A customer who asks the bot and waits for the answer. */
export class Asker {
  private heard: ((message: Message) => void) | undefined;

  private constructor(
    private readonly socket: LightSocket,
    private conversationId: string,
  ) {
    socket.onPush = (event, payload) => {
      if (event === 'message') this.heard?.(payload as Message);
    };
  }

  static async connect(url: string): Promise<Asker> {
    const socket = await LightSocket.connect(url, '/customer');
    const hello = (await socket.ask('hello', { protocol: 1 })) as CustomerHelloReply;
    return new Asker(socket, hello.conversation.id);
  }

  /** Resolves with the bot's first answer. */
  async ask(text: string): Promise<Message> {
    const answer = new Promise<Message>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`No answer to ${text}`)), PATIENCE_MS);
      this.heard = (message) => {
        if (message.author.kind !== 'bot' || message.content.kind !== 'text') return;
        clearTimeout(late);
        resolve(message);
      };
    });
    await this.request('message.send', { clientId: randomUUID(), text });
    return answer;
  }

  /** Goes on in a new conversation, which remembers nothing. */
  async begin(): Promise<void> {
    await this.request('conversation.close', {});
    const started = (await this.socket.ask('conversation.start', {})) as CustomerHelloReply;
    this.conversationId = started.conversation.id;
  }

  close(): void {
    this.socket.close();
  }

  private async request(event: string, payload: object): Promise<void> {
    const { conversationId } = this;
    const reply = (await this.socket.ask(event, { conversationId, ...payload })) as Reply<object>;
    if (!reply.ok) throw new Error(`${event}: ${reply.error.code}`);
  }
}
