import type { KeptStorage } from '../../shared/kept-storage.js';

const KEY = 'relaydesk:staff:read';

/** Up to which `seq` each conversation was read in this tab; survives a reload. */
export class ReadMarks {
  private readonly marks: Map<string, number>;

  constructor(private readonly storage: KeptStorage) {
    this.marks = new Map(readMarks(storage.getItem(KEY)));
  }

  /** How many messages came after the mark. A conversation without one counts as read. */
  unread(conversationId: string, lastSeq: number): number {
    return Math.max(0, lastSeq - (this.marks.get(conversationId) ?? lastSeq));
  }

  /** Sets a mark for a conversation that has none. */
  begin(conversationId: string, lastSeq: number): void {
    if (!this.marks.has(conversationId)) this.read(conversationId, lastSeq);
  }

  read(conversationId: string, lastSeq: number): void {
    if ((this.marks.get(conversationId) ?? -1) >= lastSeq) return;
    this.marks.set(conversationId, lastSeq);
    this.save();
  }

  /** Forgets conversations that are over. */
  keepOnly(conversationIds: ReadonlySet<string>): void {
    for (const id of this.marks.keys()) if (!conversationIds.has(id)) this.marks.delete(id);
    this.save();
  }

  private save(): void {
    try {
      this.storage.setItem(KEY, JSON.stringify([...this.marks]));
    } catch {
      // A full storage costs the badges after a reload, nothing else.
    }
  }
}

function readMarks(json: string | null): [string, number][] {
  try {
    const entries: unknown = JSON.parse(json ?? '[]');
    if (!Array.isArray(entries)) return [];
    return entries.filter(
      (entry): entry is [string, number] =>
        Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number',
    );
  } catch {
    return [];
  }
}
