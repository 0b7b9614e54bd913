import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** So many entries are drawn at first, and so many more whenever somebody comes near the first. */
const PORTION = 150;
/** Nearer to the first entry than this, in CSS pixels, the earlier ones are drawn. */
const NEAR_START = 800;

/**
 * The latest entries of a log, and more of them as somebody scrolls back: thousands at once would
 * keep the page busy with each that is added. What is in sight stays where it is.
 */
export function useTail<Entry>(
  box: RefObject<HTMLDivElement | null>,
  id: string,
  entries: readonly Entry[],
): { tail: readonly Entry[]; onScroll: () => void } {
  const [drawn, setDrawn] = useState({ id, count: PORTION });
  const count = drawn.id === id ? drawn.count : PORTION;
  const heightBefore = useRef<number | null>(null);
  useLayoutEffect(() => {
    const { current } = box;
    if (!current || heightBefore.current === null) return;
    current.scrollTop += current.scrollHeight - heightBefore.current;
    heightBefore.current = null;
  }, [box, count]);
  const onScroll = () => {
    const { current } = box;
    if (!current || entries.length <= count || current.scrollTop > NEAR_START) return;
    heightBefore.current = current.scrollHeight;
    setDrawn({ id, count: count + PORTION });
  };
  return { tail: entries.slice(-count), onScroll };
}
