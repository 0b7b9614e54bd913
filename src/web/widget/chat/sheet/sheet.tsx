/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Locale } from '../../../../protocol/index.js';
import { useLanguage } from '../i18n/index.js';
import { CloseIcon } from '../icons.js';
import './sheet.css';

const closeTexts: Record<Locale, string> = { 'zh-CN': '关闭', 'zh-TW': '關閉', en: 'Close' };

interface SheetProps {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** Something that is done before the conversation goes on. The browser keeps the focus in it. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const { locale } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    // A dialog that is taken out of the page, not closed, gives the focus to nobody.
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      class="sheet"
      aria-label={title}
      data-testid="sheet"
      ref={dialog}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        // Only the sheet: another Escape closes the chat.
        if (event.key === 'Escape') event.stopPropagation();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div class="sheet-body">
        <header class="sheet-head">
          <h2>{title}</h2>
          <button
            type="button"
            class="icon-button"
            data-testid="sheet-close"
            aria-label={closeTexts[locale]}
            title={closeTexts[locale]}
            onClick={onClose}
          >
            <CloseIcon />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
