import { useEffect } from 'react';
import { useCloseConversation } from '../chat/use-actions.js';
import { useActing } from './use-desk.js';

interface Shown {
  showSheet: () => void;
  showPalette: () => void;
}

/**
 * Alt+J and Alt+K walk through my chats, the queue and what I am asked about, Alt+E closes,
 * Ctrl+K or ⌘K finds anything, ? shows them all.
 */
export function useShortcuts({ showSheet, showPalette }: Shown): void {
  const { desk, select } = useActing();
  const close = useCloseConversation();
  useEffect(() => {
    const walk = (step: 1 | -1) => {
      const { view } = desk;
      const ids = [...view.mine, ...view.waiting, ...view.consultations].map(({ id }) => id);
      const at = ids.indexOf(view.open?.id ?? '');
      const next = at < 0 && step < 0 ? ids.length - 1 : at + step;
      select(ids[(next + ids.length) % ids.length] ?? null);
    };
    const onKey = (event: KeyboardEvent) => {
      // By place on the keyboard: on a Mac, Alt+J types a letter of its own.
      if (event.altKey && event.code === 'KeyJ') walk(1);
      else if (event.altKey && event.code === 'KeyK') walk(-1);
      else if (event.altKey && event.code === 'KeyE') close?.();
      else if (isCommand(event) && event.code === 'KeyK') showPalette();
      else if (event.key === '?' && !isWriting(event.target)) showSheet();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [desk, select, close, showSheet, showPalette]);
}

function isCommand(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
