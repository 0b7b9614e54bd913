import { useEffect, useRef } from 'react';
import { useActing, type Sought } from '../desk/use-desk.js';
import type { LogEntry } from '../notes/interleave.js';

/**
 * Goes to the message that somebody looks for, once it is there: a long history comes in portions.
 * @returns its `seq`, to be set off
 */
export function useSought(
  id: string,
  entries: readonly LogEntry[],
  goTo: (index: number) => void,
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
  });
  return wanted?.seq ?? null;
}
