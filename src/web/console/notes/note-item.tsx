import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Note } from '../../../protocol/index.js';
import { clockTime } from '../../shared/format.js';
import { usePreferences } from '../preferences.js';
import { stretchesOf } from './mentioned.js';

/** A note between the messages, in a colour that no message has. */
export const NoteItem = memo(function NoteItem({ note }: { note: Note }) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const { author, createdAt, mentions, text, whisperTo } = note;
  return (
    <article className="note" data-testid="note" data-id={note.id}>
      <p className="name">
        <b>{whisperTo ? t('relay.whisperTo', whisperTo) : t('relay.note')}</b> {author.name}{' '}
        <time dateTime={createdAt}>{clockTime(createdAt, locale)}</time>
      </p>
      <p className="note-text" dir="auto">
        {stretchesOf(text, mentions).map((stretch, index) =>
          stretch.mention ? <mark key={index}>{stretch.text}</mark> : stretch.text,
        )}
      </p>
    </article>
  );
});
