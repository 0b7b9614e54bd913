/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../../../../protocol/index.js';
import { useLanguage } from '../i18n/index.js';
import { MoreIcon } from '../icons.js';
import { onDemand } from '../on-demand.js';
import type { Sound } from '../sound.js';

const MenuItems = onDemand(async () => (await import('./menu-items.js')).MenuItems);

interface MenuProps {
  sound: Sound;
  messages: readonly Message[];
  onHistory: () => void;
  /** Absent when there is nothing to end. */
  onEnd: (() => void) | undefined;
}

/** The way to what is seldom wanted. */
export function Menu({ onEnd, ...items }: MenuProps) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (!open) return;
    const onPress = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [open]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    // Only the menu: another Escape closes the chat.
    event.stopPropagation();
    close();
  };
  return (
    <div class="menu-box" ref={box} onKeyDown={onKeyDown}>
      <button
        type="button"
        class="icon-button"
        data-testid="menu"
        aria-label={t.menu}
        title={t.menu}
        aria-expanded={open}
        ref={button}
        onClick={() => (open ? close() : setOpen(true))}
      >
        <MoreIcon />
      </button>
      {open && <MenuItems {...items} onEnd={onEnd} onChosen={close} />}
    </div>
  );
}
