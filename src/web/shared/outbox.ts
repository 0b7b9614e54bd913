import type { Failure } from './answer.js';
import { keysOf, type KeptStorage } from './kept-storage.js';

/** A message that its writer has sent and the server has not yet confirmed. */
export interface OutboxEntry {
  /** UUID v7: also the order of sending. */
  clientId: string;
  /** Null until the first hello tells which conversation it is. */
  conversationId: string | null;
  text: string;
  /** The message is a photo, which is kept beside this entry. */
  photo?: true;
  /** The photo is not yet kept: the entry holds its place in this tab, and is not written down. */
  preparing?: true;
  /** Set when trying again by ourselves is of no use. */
  failure?: Failure;
}

/**
 * The unsent messages, kept in the browser before anything is sent. Each has a key of its own:
 * two tabs that write at the same time can then not overwrite each other.
 */
export class Outbox {
  /** What cannot be written down, or not yet: it is at least sent while the page is open. */
  private readonly unsaved = new Map<string, OutboxEntry>();

  constructor(
    private readonly storage: KeptStorage,
    private readonly prefix: string,
    private readonly changed: () => void,
  ) {}

  /** All entries, the oldest first. */
  list(): OutboxEntry[] {
    const kept = keysOf(this.storage)
      .filter((key) => key.startsWith(this.prefix))
      .map((key) => readEntry(this.storage.getItem(key)))
      .filter((entry) => entry !== null);
    return [...kept, ...this.unsaved.values()].sort((a, b) => (a.clientId < b.clientId ? -1 : 1));
  }

  get(clientId: string): OutboxEntry | null {
    return this.unsaved.get(clientId) ?? readEntry(this.storage.getItem(this.prefix + clientId));
  }

  put(entry: OutboxEntry): void {
    if (!entry.preparing && this.save(entry)) this.unsaved.delete(entry.clientId);
    else this.unsaved.set(entry.clientId, entry);
    this.changed();
  }

  /** Tells whether it was there. */
  remove(clientId: string): boolean {
    if (!this.get(clientId)) return false;
    this.unsaved.delete(clientId);
    this.storage.removeItem(this.prefix + clientId);
    this.changed();
    return true;
  }

  private save(entry: OutboxEntry): boolean {
    try {
      this.storage.setItem(this.prefix + entry.clientId, JSON.stringify(entry));
      return true;
    } catch {
      return false;
    }
  }

  /** Whether a `storage` event from another tab is about this outbox. */
  owns(key: string | null): boolean {
    return key === null || key.startsWith(this.prefix);
  }
}

/** Reads what an earlier version of this program, or somebody's hand, may have written. */
function readEntry(json: string | null): OutboxEntry | null {
  if (json === null) return null;
  try {
    const entry = JSON.parse(json) as Partial<OutboxEntry> | null;
    if (typeof entry?.clientId !== 'string' || typeof entry.text !== 'string') return null;
    const { clientId, text, conversationId = null, photo, failure } = entry;
    return {
      clientId,
      conversationId,
      text,
      ...(photo && { photo }),
      ...(failure && { failure }),
    };
  } catch {
    return null;
  }
}
