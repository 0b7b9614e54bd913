import { Spin } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../preferences.js';
import { gapsIn } from '../../../protocol/reply-gaps.js';
import type { CannedList as List } from './use-canned.js';

/** The id of an option, for the text area that points at it. */
export function optionId(shortcut: string | undefined): string | undefined {
  return shortcut && `canned-${shortcut}`;
}

/** The replies that fit, over the text area, and how the chosen one would read. */
export function CannedList({ id, list }: { id: string; list: List }) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const { options, at, pending, filled, choose, pick } = list;
  const chosen = options[at];
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // A new browser gives a promise, which is nothing to clean up.
    void row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className="canned" data-testid="canned">
      <ul id={id} role="listbox" tabIndex={0} aria-label={t('writing.canned')}>
        {options.map((option, index) => (
          <li
            key={option.shortcut}
            id={optionId(option.shortcut)}
            ref={index === at ? row : undefined}
            role="option"
            aria-selected={index === at}
            data-testid="canned-option"
            // The text area keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onMouseEnter={() => choose(index)}
            onClick={() => pick(option)}
          >
            <b>{option.title[locale]}</b>
            <span className="muted">/{option.shortcut}</span>
            {option.fitting && <span className="tag good">{t('writing.fitting')}</span>}
          </li>
        ))}
      </ul>
      {pending && <Spin size="small" />}
      {!pending && options.length === 0 && <p className="muted">{t('writing.noCanned')}</p>}
      {chosen && <Filled text={filled(chosen)} />}
    </div>
  );
}

/** A text with its gaps marked. */
export function Filled({ text }: { text: string }) {
  const parts: { text: string; gap: boolean }[] = [];
  let end = 0;
  for (const { from, to } of gapsIn(text)) {
    parts.push({ text: text.slice(end, from), gap: false });
    parts.push({ text: text.slice(from, to), gap: true });
    end = to;
  }
  parts.push({ text: text.slice(end), gap: false });
  return (
    <p className="canned-preview" dir="auto">
      {parts.map((part, index) =>
        part.gap ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
      )}
    </p>
  );
}
