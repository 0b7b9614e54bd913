import { useEffect, useRef, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/**
 * The list of colleagues narrows when a key is let go. Who presses Enter before that would pick
 * whoever stands first in the list as it was: it is narrowed to what is written by then first.
 *
 * @param area what holds the field
 * @returns to be told what the list was narrowed to
 */
export function useNarrowedList(
  area: RefObject<HTMLElement | null>,
): (written: string | null) => void {
  const narrowedTo = useRef<string | null>(null);
  useEffect(() => {
    const element = area.current;
    const narrow = (event: KeyboardEvent) => {
      const field = event.target;
      if (event.key !== 'Enter' || event.isComposing) return;
      if (!(field instanceof HTMLTextAreaElement)) return;
      const written = writtenAfterAt(field.value.slice(0, field.selectionStart));
      if (written === narrowedTo.current) return;
      narrowedTo.current = written;
      const letGo = new KeyboardEvent('keyup', { key: 'Unidentified', bubbles: true });
      flushSync(() => void field.dispatchEvent(letGo));
    };
    element?.addEventListener('keydown', narrow, { capture: true });
    return () => element?.removeEventListener('keydown', narrow, { capture: true });
  }, [area]);
  return (written) => {
    narrowedTo.current = written;
  };
}

/** What is written of a name so far; null where none is being written. */
function writtenAfterAt(before: string): string | null {
  const at = before.lastIndexOf('@');
  const written = before.slice(at + 1);
  return at < 0 || written.includes(' ') ? null : written;
}
