import { useEffect, useRef } from 'react';
import { useActing, type Sought } from '../desk/use-desk.js';
import type { LogEntry } from '../notes/interleave.js';

/** Entries are measured as they are drawn, and a place may turn out to be elsewhere. */
const TRIES = 10;
const TRY_AGAIN_MS = 100;

/**
 * Goes to the message that somebody looks for, once it is there: a long history comes in portions.
 * @param isDrawn whether the message of a `seq` is
 * @returns its `seq`, to be set off
 */
export function useSought(
  id: string,
  entries: readonly LogEntry[],
  goTo: (index: number) => void,
  isDrawn: (seq: number) => boolean,
): number | null {
  const { sought } = useActing();
  const gone = useRef<Sought | null>(null);
  const wanted = sought?.id === id ? sought : null;
  useEffect(() => {
    if (!wanted || gone.current === wanted) return;
    const index = entries.findIndex(({ message }) => message?.seq === wanted.seq);
    if (index < 0) return;
    gone.current = wanted;
    goTo(index);
    let left = TRIES;
    const timer = setInterval(() => {
      left--;
      if (gone.current !== wanted || left === 0 || isDrawn(wanted.seq)) clearInterval(timer);
      else goTo(index);
    }, TRY_AGAIN_MS);
  });
  return wanted?.seq ?? null;
}
