import type { Message } from '../../../protocol/index.js';
import type { Answer } from '../../shared/answer.js';
import { Courier } from '../../shared/courier.js';
import type { KeptStorage } from '../../shared/kept-storage.js';
import type { Lock } from '../../shared/lock.js';
import { Outbox, type OutboxEntry } from '../../shared/outbox.js';
import type { PhotoCarrier } from './photos/carrier.js';

const OUTBOX_PREFIX = 'relaydesk:outbox:';

interface OutgoingPorts {
  storage: KeptStorage;
  lock: Lock;
  newId: () => string;
  photos: PhotoCarrier;
  /** The largest video that the server takes, in bytes. */
  videoBytes: number;
  /** The line is up, and the conversation knows all that the page says of its visitor. */
  ready: () => boolean;
  /** The conversation that is shown; null before the first hello. */
  conversationId: () => string | null;
  sendText: (conversationId: string, entry: OutboxEntry) => Promise<Answer<{ message: Message }>>;
  token: () => string | null;
  delivered: (message: Message) => void;
  changed: () => void;
}

/** What the customer has written and the server has not confirmed: texts and photos, in order. */
export class Outgoing {
  private readonly outbox: Outbox;
  private readonly courier: Courier;

  constructor(private readonly ports: OutgoingPorts) {
    const { storage, lock, ready, conversationId, delivered, changed, photos } = ports;
    this.outbox = new Outbox(storage, OUTBOX_PREFIX, changed);
    this.courier = new Courier(this.outbox, {
      lock,
      ready,
      conversationId,
      send: (id, entry) =>
        entry.photo
          ? photos.send({
              conversationId: id,
              clientId: entry.clientId,
              token: ports.token() ?? '',
            })
          : ports.sendText(id, entry),
      delivered,
      paused: changed,
    });
  }

  get unsent(): OutboxEntry[] {
    return this.outbox.list();
  }

  get pausedUntil(): number | null {
    return this.courier.pausedUntil;
  }

  /** Whether a `storage` event from another tab is about these. */
  owns(key: string | null): boolean {
    return this.outbox.owns(key);
  }

  text(text: string): void {
    this.outbox.put({ ...this.newEntry(), text });
    this.kick();
  }

  /** Gives a photo or a video its place among the texts at once; it goes when it is kept. */
  async photo(file: Blob): Promise<void> {
    const entry: OutboxEntry = { ...this.newEntry(), photo: true };
    const { clientId } = entry;
    const video = file.type.startsWith('video/');
    if (!video && !file.type.startsWith('image/')) {
      return this.outbox.put({ ...entry, failure: { code: 'IMAGE_REFUSED' } });
    }
    // Told at once, not after minutes of sending.
    if (video && file.size > this.ports.videoBytes) {
      return this.outbox.put({ ...entry, failure: { code: 'VIDEO_REFUSED' } });
    }
    this.outbox.put({ ...entry, preparing: true });
    await this.ports.photos.keep(clientId, file);
    const held = this.outbox.get(clientId);
    if (held) this.outbox.put({ ...held, preparing: undefined });
    // It was taken back, or the visitor has left, while it was being kept.
    else void this.ports.photos.drop(clientId);
    this.kick();
  }

  kick(): void {
    this.courier.kick();
  }

  /** Sending has become possible again. */
  resume(): void {
    this.courier.resume();
  }

  retry(clientId: string): void {
    this.courier.retry(clientId);
  }

  /** It is confirmed, or not to be sent after all. */
  drop(clientId: string): void {
    const photo = this.outbox.get(clientId)?.photo;
    if (this.outbox.remove(clientId) && photo) void this.ports.photos.drop(clientId);
  }

  /** Sends a message that was refused to another conversation. */
  sendTo(conversationId: string, clientId: string): void {
    const entry = this.outbox.get(clientId);
    if (!entry) return;
    this.outbox.put({ ...entry, conversationId, failure: undefined });
    this.kick();
  }

  /** Their conversation is gone: they go to the next one. */
  unaddress(): void {
    for (const entry of this.unsent) this.outbox.put({ ...entry, conversationId: null });
  }

  private newEntry(): OutboxEntry {
    const { newId, conversationId } = this.ports;
    return { clientId: newId(), conversationId: conversationId(), text: '' };
  }
}
