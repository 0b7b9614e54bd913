import { memo } from 'react';
import type { TFunction } from 'i18next';
import type { Note } from '../../../protocol/index.js';
import { clockTime } from '../../shared/format.js';
import { useSignedIn } from '../desk/use-desk.js';
import { usePreferences } from '../preferences.js';
import { stretchesOf } from './mentioned.js';

/** A note between the messages, in a colour that no message has. */
export const NoteItem = memo(function NoteItem({ note }: { note: Note }) {
  const { locale, t } = usePreferences();
  const me = useSignedIn();
  const { author, createdAt, mentions, text, whisperTo } = note;
  const whisperWords = whisperTo && wordWhisper(author, whisperTo, me.id, t);
  return (
    <article className="note" data-testid="note" data-id={note.id}>
      <p className="name">
        {whisperTo ? (
          <b>{whisperWords}</b>
        ) : (
          <>
            <b>{t('relay.note')}</b> {author.name}
          </>
        )}{' '}
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

/** Who whispers to whom, with `you` for oneself. */
function wordWhisper(
  author: Note['author'],
  reader: Note['author'],
  me: string,
  t: TFunction,
): string {
  if (author.id === me) return t('relay.whispered.mine', { reader: reader.name });
  if (reader.id === me) return t('relay.whispered.toMe', { author: author.name });
  return t('relay.whispered.others', { author: author.name, reader: reader.name });
}
