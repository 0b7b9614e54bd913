import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { VirtualizerHandle } from 'virtua';

/** Nearer to the end than this counts as reading along, in CSS pixels. */
const NEAR = 80;

/**
 * Keeps the end of a log in sight for who reads along, and leaves who reads older entries in place.
 * @param count of all that may be drawn
 */
export function useLogEnd(
  box: RefObject<HTMLDivElement | null>,
  handle: RefObject<VirtualizerHandle | null>,
  count: number,
) {
  const atEnd = useRef(true);
  const offset = useRef(0);
  const [away, setAway] = useState(false);
  const showEnd = () => handle.current?.scrollToIndex(count - 1, { align: 'end' });
  const toEnd = () => {
    atEnd.current = true;
    setAway(false);
    showEnd();
  };
  /** Somebody wants to see another place: what is added does not take them away from it. */
  const stay = () => (atEnd.current = false);
  const onScroll = (next: number) => {
    const { current } = handle;
    if (!current) return;
    const near = current.scrollSize - next - current.viewportSize < NEAR;
    // Entries that turn out higher than they were taken for push the end away: nobody scrolled.
    if (near) atEnd.current = true;
    else if (next < offset.current) atEnd.current = false;
    offset.current = next;
    if (near) setAway(false);
  };
  useLayoutEffect(() => {
    if (atEnd.current) handle.current?.scrollToIndex(count - 1, { align: 'end' });
    else setAway(true);
  }, [handle, count]);
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    // Something over the text area takes room from the log, or a photo has come.
    const observer = new ResizeObserver(() => {
      if (atEnd.current) current.scrollTop = current.scrollHeight;
    });
    observer.observe(current);
    if (current.firstElementChild) observer.observe(current.firstElementChild);
    return () => observer.disconnect();
  }, [box]);
  return { away, toEnd, stay, onScroll };
}
