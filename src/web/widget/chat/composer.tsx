/** @jsxImportSource preact */
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { MESSAGE_TEXT_LIMIT } from '../../shared/contract.js';
import type { TypingSignal } from '../../shared/typing.js';
import { chatStorage } from './chat-storage.js';
import { useLanguage } from './i18n/index.js';
import { EmojiIcon, PhotoIcon, SendIcon } from './icons.js';
import { onDemand } from './on-demand.js';

const EmojiPanel = onDemand(async () => (await import('./emoji/emoji-panel.js')).EmojiPanel);

/** From how many characters before the limit on they are counted. */
const COUNT_FROM = 300;
const DRAFT_KEY = 'relaydesk:draft';
const drafts = chatStorage(() => sessionStorage);

interface ComposerProps {
  inputRef: RefObject<HTMLTextAreaElement | null>;
  withPerson: boolean;
  onTyping: TypingSignal;
  onSend: (text: string) => void;
  onPhotos: (files: Iterable<File>) => void;
}

export function Composer({ inputRef, withPerson, onTyping, onSend, onPhotos }: ComposerProps) {
  const { t } = useLanguage();
  const [text, setText] = useState(() => drafts.getItem(DRAFT_KEY) ?? '');
  const [choosing, setChoosing] = useState(false);
  const left = MESSAGE_TEXT_LIMIT - text.length;
  const sendable = text.trim() !== '' && left >= 0;

  useLayoutEffect(() => {
    const input = inputRef.current;
    if (!input) return;
    input.style.height = 'auto';
    input.style.height = `${input.scrollHeight}px`;
  }, [inputRef, text]);

  const write = (next: string) => {
    setText(next);
    drafts.setItem(DRAFT_KEY, next.slice(0, 2 * MESSAGE_TEXT_LIMIT));
    if (next.trim()) onTyping.touch();
    else onTyping.stop();
  };
  const send = () => {
    if (!sendable) return;
    // U+0000 cannot be stored as text; it comes from pasted binary and nobody sees it.
    onSend(text.trim().replaceAll('\0', ''));
    write('');
    inputRef.current?.focus();
  };
  /** Where one writes; what was selected is replaced, as by typing. */
  const insert = (sign: string) => {
    const input = inputRef.current;
    const start = input?.selectionStart ?? text.length;
    write(text.slice(0, start) + sign + text.slice(input?.selectionEnd ?? start));
    setChoosing(false);
    requestAnimationFrame(() => {
      input?.focus();
      input?.setSelectionRange(start + sign.length, start + sign.length);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter picks a candidate; Safari says so by 229 only.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) {
      return;
    }
    event.preventDefault();
    send();
  };

  return (
    <footer class="composer">
      {choosing && (
        <EmojiPanel
          onPick={insert}
          onClose={() => {
            setChoosing(false);
            inputRef.current?.focus();
          }}
        />
      )}
      <div class="composer-row">
        <label class="icon-button attach" title={t.photo}>
          <PhotoIcon />
          <input
            type="file"
            class="unseen"
            accept="image/jpeg,image/png,image/webp,image/*,video/mp4,video/quicktime,video/webm"
            multiple
            data-testid="attach"
            aria-label={t.photo}
            onChange={(event) => {
              onPhotos(event.currentTarget.files ?? []);
              event.currentTarget.value = '';
            }}
          />
        </label>
        <textarea
          ref={inputRef}
          rows={1}
          value={text}
          data-testid="composer"
          aria-label={t.composer}
          aria-describedby="composer-count"
          aria-invalid={left < 0}
          placeholder={withPerson ? t.placeholderPerson : t.placeholder}
          enterkeyhint="send"
          dir="auto"
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const photos = pastedPhotos(event.clipboardData);
            if (photos.length === 0) return;
            event.preventDefault();
            onPhotos(photos);
          }}
        />
        <button
          type="button"
          class="icon-button attach"
          data-testid="emoji"
          aria-label={t.emoji}
          title={t.emoji}
          aria-expanded={choosing}
          onClick={() => setChoosing(!choosing)}
        >
          <EmojiIcon />
        </button>
        <button
          type="button"
          class="send"
          data-testid="send"
          aria-label={t.send}
          title={t.send}
          disabled={!sendable}
          onClick={send}
        >
          <SendIcon />
        </button>
      </div>
      <p id="composer-count" class={left < 0 ? 'count over' : 'count'} aria-live="polite">
        {left < 0 ? t.over(-left) : left <= COUNT_FROM ? t.left(left) : ''}
      </p>
    </footer>
  );
}

/** Office programs put a picture of a copied text beside it: then the text is meant. */
function pastedPhotos(clipboard: DataTransfer | null): File[] {
  const files = [...(clipboard?.files ?? [])];
  const text = clipboard?.getData('text/plain').trim() ?? '';
  return text === '' || files.some(({ name }) => text.includes(name)) ? files : [];
}
