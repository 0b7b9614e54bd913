import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Nearer to the end than this counts as reading along, in CSS pixels. */
const NEAR = 80;

/** What stays in sight above a message that is read from its beginning, in CSS pixels. */
const ABOVE = 8;

/**
 * Keeps the newest message in sight while the reader is at the end, and leaves readers of older
 * messages where they are. What one sends oneself always comes into sight. A message that is
 * taller than the box, such as a form, opens at its beginning.
 */
export function useStickToEnd(newest: string, ownUnsent: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const unsentBefore = useRef(0);
  const [away, setAway] = useState(false);

  const toEnd = () => {
    const box = scroller.current;
    if (box) box.scrollTop = box.scrollHeight;
    atEnd.current = true;
    setAway(false);
  };
  const toNewest = () => {
    toEnd();
    const box = scroller.current;
    const last = box && [...box.querySelectorAll('.message')].at(-1);
    if (!last || last.clientHeight <= box.clientHeight) return;
    box.scrollTop += last.getBoundingClientRect().top - box.getBoundingClientRect().top - ABOVE;
    // From here the reader goes on alone.
    atEnd.current = false;
  };

  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    let top = box.scrollTop;
    const onScroll = () => {
      const near = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
      // What comes in, or a notice below, pushes the end away: nobody scrolled.
      if (near) atEnd.current = true;
      else if (box.scrollTop < top) atEnd.current = false;
      top = box.scrollTop;
      if (near) setAway(false);
    };
    // A phone's keyboard makes the box smaller: the end must stay in sight, or the field of a form
    // that is being filled in, which the browser sees to.
    const resized = new ResizeObserver(() => {
      if (atEnd.current && !box.querySelector(':is(input, textarea, select):focus')) toNewest();
    });
    resized.observe(box);
    // So must it where a part that was fetched on demand finds its place.
    const filled = new MutationObserver(() => atEnd.current && toNewest());
    filled.observe(box, { childList: true, subtree: true });
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      resized.disconnect();
      filled.disconnect();
      box.removeEventListener('scroll', onScroll);
    };
  }, []);

  useLayoutEffect(() => {
    const wrote = ownUnsent > unsentBefore.current;
    unsentBefore.current = ownUnsent;
    if (atEnd.current || wrote) toNewest();
    else setAway(true);
  }, [newest, ownUnsent]);

  return { scroller, away, toEnd };
}
