/** @jsxImportSource preact */
import type { CustomerConversation } from '../../../protocol/index.js';
import { dayAndTime } from '../../shared/format.js';
import type { Appearance } from './appearance.js';
import { useLanguage } from './i18n/index.js';
import type { ComponentChildren } from 'preact';
import { BotIcon, CloseIcon, PersonIcon } from './icons.js';

interface HeaderProps {
  conversation: CustomerConversation | null;
  appearance: Appearance;
  onHuman: () => void;
  /** Absent when the chat fills a page of its own. */
  onClose: (() => void) | undefined;
  /** The menu of what is seldom wanted. */
  children: ComponentChildren;
}

/** Who is speaking, and the way to a person. */
export function Header(props: HeaderProps) {
  const { conversation, appearance, onHuman, onClose, children } = props;
  const { locale, t } = useLanguage();
  const state = conversation?.state ?? 'bot';
  const person = state === 'person' ? conversation?.assignee?.name : undefined;
  const waiting = state === 'waiting';
  const title = appearance.title?.[locale];
  const { logo, opensAt } = appearance;
  const subtitle =
    state === 'bot' && opensAt ? t.botUntil(dayAndTime(opensAt, locale)) : t.subtitle[state];
  return (
    <header class="chat-head">
      <span class={`avatar ${state}`}>
        {logo && !person ? (
          <img class="logo" src={logo} alt="" width="38" height="38" />
        ) : state === 'bot' ? (
          <BotIcon />
        ) : (
          <PersonIcon />
        )}
      </span>
      <div class="who">
        <h1 data-testid="speaker">{person ?? title ?? (state === 'bot' ? t.bot : t.title)}</h1>
        <p>{subtitle}</p>
      </div>
      {state !== 'person' && (
        <button
          type="button"
          class="human"
          data-testid="human-button"
          aria-disabled={waiting}
          onClick={() => !waiting && onHuman()}
        >
          {waiting ? t.humanAsked : t.human}
        </button>
      )}
      {children}
      {onClose && (
        <button
          type="button"
          class="icon-button"
          data-testid="chat-close"
          aria-label={t.close}
          title={t.close}
          onClick={onClose}
        >
          <CloseIcon />
        </button>
      )}
    </header>
  );
}
