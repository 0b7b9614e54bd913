import { createHash } from 'node:crypto';

/** An entry of the audit log with its place in the chain, as the database has them now. */
export interface Link {
  position: number;
  /** Null where the entry has gone. */
  content: string | null;
  /** Lower-case hexadecimal. */
  hash: string;
}

/** The end of the chain, by which one that was cut short is noticed. */
export interface ChainEnd {
  position: number;
  hash: string;
}

export type Verdict =
  | { intact: true; end: ChainEnd }
  /** `position` is the first entry that cannot be believed. */
  | { intact: false; position: number; why: BrokenBy };

/**
 * `missing`: no entry has this place; `gone`: the place is kept, the entry is not there;
 * `changed`: the entry is not what was recorded; `cut`: the last ones are missing; `unlinked`: an
 * entry without a place was slipped in before it.
 */
export type BrokenBy = 'missing' | 'gone' | 'changed' | 'cut' | 'unlinked';

/** What the first entry follows. */
export const CHAIN_START = '00'.repeat(32);

/** SHA-256 over the bytes of the hash before and the entry's content in UTF-8. */
export function hashAfter(previous: string, content: string): string {
  return createHash('sha256').update(Buffer.from(previous, 'hex')).update(content).digest('hex');
}

/** Follows a chain link by link, so that one of any length needs no memory. */
export class ChainCheck {
  private end: ChainEnd = { position: 0, hash: CHAIN_START };
  private broken: Extract<Verdict, { intact: false }> | null = null;

  /** @returns false once the chain is broken: nothing after that can be believed */
  follow({ position, content, hash }: Link): boolean {
    const expected = this.end.position + 1;
    if (position !== expected) return this.breakAt(expected, 'missing');
    if (content === null) return this.breakAt(expected, 'gone');
    if (hashAfter(this.end.hash, content) !== hash) return this.breakAt(expected, 'changed');
    this.end = { position, hash };
    return true;
  }

  /** @param recorded where the database says that the chain ends */
  verdict(recorded: ChainEnd): Verdict {
    if (this.broken) return this.broken;
    const { position, hash } = this.end;
    if (position < recorded.position) {
      return { intact: false, position: position + 1, why: 'cut' };
    }
    if (position > recorded.position || hash !== recorded.hash) {
      return { intact: false, position, why: 'changed' };
    }
    return { intact: true, end: this.end };
  }

  private breakAt(position: number, why: BrokenBy): false {
    this.broken = { intact: false, position, why };
    return false;
  }
}
