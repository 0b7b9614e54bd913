import type { CustomerWire } from './customer-view.js';

/** A pass holds for an hour; by this browser's own clock, whatever time it has. */
const HELD_MS = 50 * 60 * 1000;

/** Passes to the photos and videos of conversations, each asked for once while it holds. */
export class FilePasses {
  private readonly asked = new Map<string, { at: number; pass: Promise<string | null> }>();

  constructor(private readonly wire: CustomerWire) {}

  /** Null where none is to be had just now. */
  async to(conversationId: string): Promise<string | null> {
    const held = this.asked.get(conversationId);
    if (held && Date.now() - held.at < HELD_MS) return held.pass;
    const asking = { at: Date.now(), pass: this.ask(conversationId) };
    this.asked.set(conversationId, asking);
    const pass = await asking.pass;
    if (!pass && this.asked.get(conversationId) === asking) this.asked.delete(conversationId);
    return pass;
  }

  private async ask(conversationId: string): Promise<string | null> {
    const answer = await this.wire.call('files.pass', { conversationId });
    return answer.ok ? answer.pass : null;
  }
}
