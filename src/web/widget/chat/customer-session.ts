import type {
  CustomerConversation,
  CustomerHelloReply,
  CustomerPushes,
  Locale,
  Message,
  PageContext,
} from '../../../protocol/index.js';
import type { Failure } from '../../shared/answer.js';
import { PROTOCOL_VERSION } from '../../shared/contract.js';
import { ConversationFeed } from '../../shared/conversation-feed.js';
import type { KeptStorage } from '../../shared/kept-storage.js';
import { Line, type Greeting } from '../../shared/line.js';
import type { Lock } from '../../shared/lock.js';
import { TypingLamp, TypingSignal } from '../../shared/typing.js';
import { ConversationRequests } from './conversation-requests.js';
import type { CustomerView, CustomerWire } from './customer-view.js';
import { FilePasses } from './file-passes.js';
import { Introduction } from './introduction.js';
import { Outgoing } from './outgoing.js';
import type { PhotoCarrier } from './photos/carrier.js';

interface SessionPorts {
  wire: CustomerWire;
  storage: KeptStorage;
  lock: Lock;
  newId: () => string;
  browserOnline: () => boolean;
  random: () => number;
  photos: PhotoCarrier;
  /** Whose page the chat is on; '' where the page does not say. */
  company: string;
  /** The largest video that the server takes, in bytes. */
  videoBytes: number;
}

const TOKEN_KEY = 'relaydesk:token';
const RETRY_MS = 3000;

/** The customer's side of the contract: one conversation, kept true over any line. */
export class CustomerSession {
  readonly line: Line;
  readonly typing: TypingSignal;
  readonly requests: ConversationRequests;
  readonly files: FilePasses;
  view: CustomerView;
  private feed: ConversationFeed<CustomerConversation> | null = null;
  /** Pushes that were quicker than the reply that tells of their conversation. */
  private early: Message[] = [];
  private readonly lamp: TypingLamp<'bot' | 'staff'>;
  private readonly outgoing: Outgoing;
  private readonly listeners = new Set<() => void>();
  private readonly introduction: Introduction;

  private identityRefused: CustomerView['identityRefused'] = null;

  constructor(
    private readonly ports: SessionPorts,
    private locale: Locale,
  ) {
    const { wire } = ports;
    const changed = () => this.publish();
    this.lamp = new TypingLamp(changed);
    this.line = new Line({
      ...ports,
      connect: () => wire.connect(),
      disconnect: () => wire.disconnect(),
      greet: () => this.greet(),
      changed: () => {
        changed();
        if (this.line.state !== 'online') return;
        this.introduce();
        this.outgoing.resume();
      },
    });
    this.introduction = new Introduction({
      prove: (conversationId, token) => wire.call('identity.prove', { conversationId, token }),
      setContext: (conversationId, context) =>
        wire.call('context.set', { conversationId, context }),
      refused: (code) => {
        this.identityRefused = { code };
        changed();
      },
      done: () => this.outgoing.kick(),
    });
    this.outgoing = new Outgoing({
      ...ports,
      ready: () => this.line.state === 'online' && !this.introduction.busy,
      conversationId: () => this.feed?.view.id ?? null,
      sendText: (conversationId, { clientId, text }) =>
        wire.call('message.send', { conversationId, clientId, text }),
      token: () => ports.storage.getItem(TOKEN_KEY),
      delivered: (message) => this.feed?.takeMessages([message]),
      changed,
    });
    this.typing = new TypingSignal((active) => {
      if (this.feed && this.line.state === 'online')
        void wire.call('typing', { conversationId: this.feed.view.id, active });
    });
    this.requests = new ConversationRequests(wire, () => this.feed?.view.id ?? null);
    this.files = new FilePasses(wire);
    this.view = this.snapshot();
    wire.listen(this.line.signals, this.pushes);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  send(text: string): void {
    this.typing.stop();
    this.outgoing.text(text);
  }

  /** Sends files as photos or videos, in their order and in their place among the texts. */
  sendPhotos(files: Iterable<Blob>): void {
    for (const file of files) void this.outgoing.photo(file);
  }

  retry(clientId: string): void {
    this.outgoing.retry(clientId);
  }

  discard(clientId: string): void {
    this.outgoing.drop(clientId);
  }

  /** Tells staff up to which message the customer has it before their eyes. */
  readonly seen = (seq: number): void => {
    if (this.feed) void this.ports.wire.call('seen', { conversationId: this.feed.view.id, seq });
  };

  /** Begins a new conversation, with an unsent message of the old one or a text, if given. */
  async startAnew(first?: { clientId: string } | { text: string }): Promise<Failure | null> {
    const answer = await this.ports.wire.call('conversation.start', { locale: this.locale });
    if (!answer.ok) return answer.error;
    this.adopt(answer.conversation);
    this.introduce();
    await this.feed?.takePage(answer);
    if (first && 'text' in first) this.send(first.text);
    if (first && 'clientId' in first) {
      this.outgoing.sendTo(answer.conversation.id, first.clientId);
    }
    return null;
  }

  async end(): Promise<void> {
    const conversationId = this.feed?.view.id;
    if (!conversationId) return;
    const answer = await this.ports.wire.call('conversation.close', { conversationId });
    if (answer.ok) this.adopt(answer.conversation);
  }

  /** Says who the customer is, by a token that the embedding page's server signed. */
  readonly identify = (identity: string): void => {
    this.introduction.say({ identity });
    this.introduce();
  };

  /** Says what the embedding page is about. */
  readonly setContext = (context: PageContext): void => {
    this.introduction.say({ context });
    this.introduce();
  };

  setLocale(locale: Locale): void {
    if (locale === this.locale) return;
    this.locale = locale;
    this.line.renew();
  }

  /** Another tab changed the browser's storage. */
  storageChanged(key: string | null): void {
    if (this.outgoing.owns(key)) this.publish();
    if ((key === null || key === TOKEN_KEY) && !this.ports.storage.getItem(TOKEN_KEY)) {
      // The visitor signed out there: what they wrote is not for the next one's eyes here.
      this.introduction.forget();
      this.forgetConversation();
      this.line.reconnect();
    }
  }

  private readonly pushes: CustomerPushes = {
    message: (message) => {
      if (message.conversationId !== this.feed?.view.id) return void this.early.push(message);
      if (message.author.kind !== 'customer') this.lamp.out();
      this.feed.takeMessages([message]);
    },
    conversation: (conversation) => this.adopt(conversation),
    typing: ({ conversationId, by, active }) => {
      if (conversationId === this.feed?.view.id) this.lamp.set(by, active);
    },
    bye: (error) => this.line.bye(error),
  };

  /** What the page says holds in one conversation; the hello carries it where there is none yet. */
  private introduce(): void {
    if (this.feed && this.line.state === 'online') void this.introduction.tell(this.feed.view.id);
  }

  private async greet(): Promise<Greeting> {
    // Two tabs opened at once must not become two customers.
    if (!this.ports.storage.getItem(TOKEN_KEY))
      return this.ports.lock('relaydesk:hello', () => this.hello());
    return this.hello();
  }

  private async hello(): Promise<Greeting> {
    const { storage, wire, company } = this.ports;
    const token = storage.getItem(TOKEN_KEY);
    const introduction = this.introduction.forHello();
    const answer = await wire.call('hello', {
      protocol: PROTOCOL_VERSION,
      locale: this.locale,
      ...(token && { token }),
      ...(company && { company }),
      ...introduction.fields,
      ...(token &&
        this.feed && {
          resume: { conversationId: this.feed.view.id, afterSeq: this.feed.lastSeq },
        }),
    });
    if (answer.ok) {
      introduction.welcome(answer);
      return this.welcome(answer);
    }

    switch (answer.error.code) {
      case 'TOKEN_EXPIRED':
      case 'TOKEN_INVALID':
        storage.removeItem(TOKEN_KEY);
        this.forgetConversation();
        return token ? this.hello() : { kind: 'refused' };
      case 'CONVERSATION_NOT_FOUND':
        this.forgetConversation();
        return { kind: 'again', afterMs: RETRY_MS };
      case 'PROTOCOL_UNSUPPORTED':
      case 'ORIGIN_FORBIDDEN':
        return { kind: 'refused' };
      case 'RATE_LIMITED':
        return { kind: 'busy', afterMs: answer.error.retryAfterMs ?? RETRY_MS };
      default:
        return { kind: 'again', afterMs: answer.error.retryAfterMs ?? RETRY_MS };
    }
  }

  private async welcome(reply: CustomerHelloReply): Promise<Greeting> {
    this.keepToken(reply.token);
    this.adopt(reply.conversation);
    await this.feed?.takePage(reply);
    return { kind: 'welcome' };
  }

  /** Takes over a conversation's state; a younger conversation than ours replaces it. */
  private adopt(conversation: CustomerConversation): void {
    const known = this.feed?.view;
    if (known?.id === conversation.id) return this.feed?.takeView(conversation);
    if (known && known.createdAt > conversation.createdAt) return;
    this.lamp.out();
    this.feed = new ConversationFeed(conversation, {
      messagesAfter: (conversationId, afterSeq) =>
        this.ports.wire.call('messages.after', { conversationId, afterSeq }),
      changed: (messages) => this.feedChanged(messages),
    });
    this.feed.takeMessages(this.early.splice(0));
    this.publish();
    if (this.line.state === 'online') void this.feed.fill();
  }

  private feedChanged(messages: readonly Message[]): void {
    // The echo may be quicker than the acknowledgement, or the acknowledgement may be lost.
    for (const { clientId } of messages) this.outgoing.drop(clientId);
    this.publish();
  }

  /** The server knows nothing of our conversation any more; unsent words go to the next one. */
  private forgetConversation(): void {
    this.feed = null;
    this.outgoing.unaddress();
    this.publish();
  }

  private keepToken(token: string): void {
    try {
      this.ports.storage.setItem(TOKEN_KEY, token);
    } catch {
      // A full storage costs the history after a reload, not the conversation.
    }
  }

  private snapshot(): CustomerView {
    return {
      line: this.line.state,
      conversation: this.feed?.view ?? null,
      messages: this.feed?.timeline.messages ?? [],
      unsent: this.outgoing.unsent,
      typing: this.lamp.by,
      pausedUntil: this.outgoing.pausedUntil,
      identityRefused: this.identityRefused,
    };
  }

  private publish(): void {
    this.view = this.snapshot();
    for (const listener of this.listeners) listener();
  }
}
