/** @jsxImportSource preact */
import type { CustomerConversation } from '../../../protocol/index.js';
import { useLanguage } from './i18n/index.js';
import type { ComponentChildren } from 'preact';
import { BotIcon, CloseIcon, PersonIcon } from './icons.js';

interface HeaderProps {
  conversation: CustomerConversation | null;
  onHuman: () => void;
  /** Absent when the chat fills a page of its own. */
  onClose: (() => void) | undefined;
  /** The menu of what is seldom wanted. */
  children: ComponentChildren;
}

/** Who is speaking, and the way to a person. */
export function Header({ conversation, onHuman, onClose, children }: HeaderProps) {
  const { t } = useLanguage();
  const state = conversation?.state ?? 'bot';
  const person = state === 'person' ? conversation?.assignee?.name : undefined;
  const waiting = state === 'waiting';
  return (
    <header class="chat-head">
      <span class={`avatar ${state}`}>{state === 'bot' ? <BotIcon /> : <PersonIcon />}</span>
      <div class="who">
        <h1 data-testid="speaker">{person ?? (state === 'bot' ? t.bot : t.title)}</h1>
        <p>{t.subtitle[state]}</p>
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
