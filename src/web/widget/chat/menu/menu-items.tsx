/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../../../../protocol/index.js';
import { useLanguage } from '../i18n/index.js';
import type { Sound } from '../sound.js';
import './menu-items.css';
import { menuTexts } from './menu-texts.js';
import { download, transcript } from './transcript.js';

interface MenuItemsProps {
  sound: Sound;
  messages: readonly Message[];
  onHistory: () => void;
  onEnd: (() => void) | undefined;
  onChosen: () => void;
}

/** What is seldom wanted: sound, the transcript, earlier conversations, the end. */
export function MenuItems({ sound, messages, onHistory, onEnd, onChosen }: MenuItemsProps) {
  const { locale, t } = useLanguage();
  const texts = menuTexts[locale];
  const [ending, setEnding] = useState(false);
  const [loud, setLoud] = useState(sound.on);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);

  const choose = (action: () => void) => () => {
    onChosen();
    action();
  };
  return (
    <div class="menu" role="group" aria-label={t.menu}>
      <button
        type="button"
        data-testid="menu-sound"
        aria-pressed={loud}
        ref={first}
        onClick={() => {
          sound.set(!loud);
          setLoud(!loud);
        }}
      >
        {loud ? texts.soundOff : texts.soundOn}
      </button>
      <button
        type="button"
        data-testid="menu-transcript"
        onClick={choose(() => download(`${t.title}.txt`, transcript(messages, locale, t)))}
      >
        {texts.transcript}
      </button>
      <button type="button" data-testid="menu-history" onClick={choose(onHistory)}>
        {texts.history}
      </button>
      {onEnd && (
        <button
          type="button"
          class={ending ? 'grave' : undefined}
          data-testid="menu-end"
          onClick={ending ? choose(onEnd) : () => setEnding(true)}
        >
          {ending ? texts.endSurely : texts.end}
        </button>
      )}
    </div>
  );
}
