/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLanguage } from './i18n/index.js';
import { MoreIcon } from './icons.js';
import type { Sound } from './sound.js';

interface MenuProps {
  sound: Sound;
  onDownload: () => void;
  /** Absent when there is nothing to end. */
  onEnd: (() => void) | undefined;
}

/** What is seldom wanted: sound, the transcript, the end. */
export function Menu({ sound, onDownload, onEnd }: MenuProps) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const [ending, setEnding] = useState(false);
  const [loud, setLoud] = useState(sound.on);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  const close = () => {
    setOpen(false);
    setEnding(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (!open) return;
    box.current?.querySelector<HTMLElement>('.menu button')?.focus();
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
  const choose = (action: () => void) => () => {
    close();
    action();
  };
  return (
    <div class="menu-box" ref={box} onKeyDown={onKeyDown}>
      <button
        type="button"
        class="icon-button"
        data-testid="menu"
        aria-label={t.menu.title}
        title={t.menu.title}
        aria-expanded={open}
        ref={button}
        onClick={() => (open ? close() : setOpen(true))}
      >
        <MoreIcon />
      </button>
      {open && (
        <div class="menu" role="group" aria-label={t.menu.title}>
          <button
            type="button"
            data-testid="menu-sound"
            aria-pressed={loud}
            onClick={() => {
              sound.set(!loud);
              setLoud(!loud);
            }}
          >
            {loud ? t.menu.soundOff : t.menu.soundOn}
          </button>
          <button type="button" data-testid="menu-transcript" onClick={choose(onDownload)}>
            {t.menu.transcript}
          </button>
          {onEnd && (
            <button
              type="button"
              class={ending ? 'grave' : undefined}
              data-testid="menu-end"
              onClick={ending ? choose(onEnd) : () => setEnding(true)}
            >
              {ending ? t.menu.endSurely : t.menu.end}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
