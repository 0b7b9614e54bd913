import { useState, type KeyboardEvent } from 'react';
import { MESSAGE_TEXT_LIMIT } from '../../shared/contract.js';
import { workingStorage } from '../../shared/kept-storage.js';

const drafts = workingStorage(() => sessionStorage);

/** What is written and not sent yet: it stays with its place over a reload. */
export function useDraft(place: string): [string, (text: string) => void] {
  const key = `relaydesk:staff:draft:${place}`;
  const [text, setText] = useState(() => drafts.getItem(key) ?? '');
  const write = (next: string) => {
    setText(next);
    if (next) drafts.setItem(key, next.slice(0, 2 * MESSAGE_TEXT_LIMIT));
    else drafts.removeItem(key);
  };
  return [text, write];
}

/** Whether a key sends what was written: Enter, unless it breaks the line or picks a candidate. */
export function sendsText(event: KeyboardEvent): boolean {
  // While an input method composes, Enter picks a candidate; Safari says so by 229 only.
  const composing = event.nativeEvent.isComposing || event.keyCode === 229;
  return event.key === 'Enter' && !event.shiftKey && !event.altKey && !composing;
}
