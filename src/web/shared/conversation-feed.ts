import type { Message, MessagePage } from '../../protocol/index.js';
import type { Answer } from './answer.js';
import { emptyTimeline, hasGap, lastSeq, withMessages, type Timeline } from './timeline.js';

/** What is common to the customer's and the staff's view of a conversation. */
export interface Versioned {
  id: string;
  version: number;
}

interface FeedPorts {
  messagesAfter: (conversationId: string, afterSeq: number) => Promise<Answer<MessagePage>>;
  changed: (messages: readonly Message[]) => void;
}

/**
 * One conversation as this client knows it. Everything may arrive twice, late or with holes:
 * messages are filed by `seq`, states by `version`, and holes are asked for.
 */
export class ConversationFeed<View extends Versioned> {
  timeline: Timeline = emptyTimeline;
  /** Later messages than those it has are on their way, page by page. */
  isBehind = false;
  private filling = false;

  constructor(
    public view: View,
    private readonly ports: FeedPorts,
  ) {}

  get lastSeq(): number {
    return lastSeq(this.timeline);
  }

  /** Takes a state unless a newer one is known. */
  takeView(view: View): void {
    if (view.id !== this.view.id || view.version < this.view.version) return;
    this.view = view;
    this.ports.changed([]);
  }

  takeMessages(incoming: readonly Message[]): void {
    const own = incoming.filter((message) => message.conversationId === this.view.id);
    const timeline = withMessages(this.timeline, own);
    if (timeline !== this.timeline) {
      this.timeline = timeline;
      this.ports.changed(own);
    }
    if (hasGap(timeline)) void this.fill();
  }

  async takePage(page: MessagePage): Promise<void> {
    this.isBehind = page.hasMore;
    this.takeMessages(page.messages);
    if (!page.hasMore) return;
    await this.fill();
    this.isBehind = false;
    this.ports.changed([]);
  }

  /** Asks for what is missing until nothing is. A failure leaves the rest to the next hello. */
  async fill(): Promise<void> {
    if (this.filling) return;
    this.filling = true;
    for (let more = true; more;) {
      const before = this.lastSeq;
      const page = await this.ports.messagesAfter(this.view.id, before);
      if (!page.ok) break;
      this.takeMessages(page.messages);
      more = (page.hasMore || hasGap(this.timeline)) && this.lastSeq > before;
    }
    this.filling = false;
  }
}

/** The newer of two views of one conversation. */
export function newer<View extends Versioned>(known: View | undefined, arrived: View): View {
  return known && known.version > arrived.version ? known : arrived;
}
