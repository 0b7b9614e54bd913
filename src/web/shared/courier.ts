import type { Message } from '../../protocol/index.js';
import type { Answer } from './answer.js';
import { deliveryVerdict, type DeliveryVerdict } from './delivery-policy.js';
import type { Lock } from './lock.js';
import type { Outbox, OutboxEntry } from './outbox.js';

interface CourierPorts {
  /** The line is up and hello was answered. */
  ready: () => boolean;
  /** The conversation that a message belongs to which was written before the first hello. */
  conversationId: () => string | null;
  send: (conversationId: string, entry: OutboxEntry) => Promise<Answer<{ message: Message }>>;
  delivered: (message: Message) => void;
  paused: () => void;
  lock: Lock;
}

const RECHECK_MS = 500;

/** Carries the outbox to the server: in order, one at a time, as often as it takes. */
export class Courier {
  private running = false;
  private pause: ReturnType<typeof setTimeout> | undefined;
  /** When sending goes on by itself, in milliseconds since 1970; null while nothing holds it. */
  pausedUntil: number | null = null;
  private readonly attempts = new Map<string, number>();

  constructor(
    private readonly outbox: Outbox,
    private readonly ports: CourierPorts,
  ) {}

  /** Something is to be sent. */
  kick(): void {
    if (!this.running && this.pausedUntil === null) void this.run();
  }

  /** Sends a message once more that was refused; one that is gone meanwhile is left alone. */
  retry(clientId: string): void {
    const entry = this.outbox.get(clientId);
    if (!entry) return;
    this.outbox.put({ ...entry, failure: undefined });
    this.kick();
  }

  /** Sending has become possible again: no reason to wait any longer. */
  resume(): void {
    clearTimeout(this.pause);
    this.pausedUntil = null;
    this.kick();
  }

  private async run(): Promise<void> {
    this.running = true;
    for (let entry = this.next(); entry; entry = this.next()) {
      const { clientId } = entry;
      // One message a lock: a tab whose line just broke must not keep the others waiting.
      const verdict = await this.ports.lock('relaydesk:outbox', () => this.deliver(clientId));
      if (verdict === 'done') continue;
      if (verdict.kind === 'wait') this.rest(verdict.ms);
      // The line may have come back while the answer was still under way.
      else if (this.ports.ready()) this.rest(RECHECK_MS);
      break;
    }
    this.running = false;
  }

  private rest(ms: number): void {
    this.pausedUntil = Date.now() + ms;
    this.pause = setTimeout(() => this.resume(), ms);
    this.ports.paused();
  }

  private next(): OutboxEntry | undefined {
    if (!this.ports.ready()) return undefined;
    const entry = this.outbox.list().find(({ failure }) => !failure);
    // What was written after it waits for it: the order is the writer's.
    return entry?.preparing ? undefined : entry;
  }

  private async deliver(clientId: string): Promise<DeliveryVerdict | 'done'> {
    // Another tab may have sent it while this one waited for the lock.
    const entry = this.outbox.get(clientId);
    if (!entry || entry.failure) return 'done';
    const conversationId = entry.conversationId ?? this.ports.conversationId();
    if (!conversationId || !this.ports.ready()) return { kind: 'reconnected' };
    // Where it goes is written down first: sent again later, it must go to the same place.
    if (!entry.conversationId) this.outbox.put({ ...entry, conversationId });

    const answer = await this.ports.send(conversationId, entry);
    if (answer.ok) {
      this.attempts.delete(clientId);
      this.ports.delivered(answer.message);
      this.outbox.remove(clientId);
      return 'done';
    }
    const attempt = (this.attempts.get(clientId) ?? 0) + 1;
    this.attempts.set(clientId, attempt);
    const verdict = deliveryVerdict(answer.error, attempt);
    if (verdict.kind !== 'give_up') return verdict;
    this.attempts.delete(clientId);
    const still = this.outbox.get(clientId);
    if (still) this.outbox.put({ ...still, failure: answer.error });
    return 'done';
  }
}
