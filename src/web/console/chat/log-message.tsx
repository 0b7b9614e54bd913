import { memo } from 'react';
import type { ConductMark, Content, Message } from '../../../protocol/index.js';
import { clockTime, dayAndTime } from '../../shared/format.js';
import { usePreferences } from '../preferences.js';
import { ConductMarks } from '../conduct/conduct-warning.js';
import { CardView } from './card-view.js';
import { EventLine } from './event-line.js';
import { Photo } from './photo.js';
import { VideoClip } from './video-clip.js';

const PAUSE_MS = 10 * 60 * 1000;

interface LogMessageProps {
  message: Message;
  before: Message | undefined;
  /** What should not have been said in it. */
  marks?: readonly ConductMark[] | undefined;
  /** Whether the customer has seen it: said of the last one only. */
  seen?: boolean;
  /** Whether somebody looks for it. */
  sought?: boolean;
}

/** One message. Its text is a text node: whatever a customer writes is only ever read. */
export const LogMessage = memo(function LogMessage(props: LogMessageProps) {
  const { message, before, marks, seen, sought } = props;
  const { locale, t } = usePreferences();
  const { author, content } = message;
  const paused = !before || Date.parse(message.createdAt) - Date.parse(before.createdAt) > PAUSE_MS;
  const divider = paused && (
    <p className="event-line time">{dayAndTime(message.createdAt, locale)}</p>
  );
  if (content.kind === 'event') {
    return (
      <>
        {divider}
        <EventLine event={content.event} />
      </>
    );
  }
  const continues = !paused && before?.content.kind === 'text' && sameAuthor(before, message);
  const name = author.kind === 'staff' ? author.name : t(`chat.${author.kind}`);
  return (
    <>
      {divider}
      <article
        className={`message ${author.kind}${continues ? ' continues' : ''}${sought ? ' sought' : ''}`}
        data-testid="message"
        data-author={author.kind}
        data-seq={message.seq}
      >
        <p className={continues ? 'unseen' : 'name'}>
          {name} <time dateTime={message.createdAt}>{clockTime(message.createdAt, locale)}</time>
        </p>
        {content.kind === 'image' ? (
          <Photo conversationId={message.conversationId} image={content.image} />
        ) : content.kind === 'video' ? (
          <VideoClip conversationId={message.conversationId} video={content.video} />
        ) : (
          <Words content={content} />
        )}
        {marks && <ConductMarks marks={marks} />}
        {seen && (
          <small className="seen-mark" data-testid="seen">
            {t('chat.seen')}
          </small>
        )}
      </article>
    </>
  );
});

/** What was said, shown or offered. */
function Words({ content }: { content: Extract<Content, { kind: 'text' }> }) {
  const { t } = usePreferences();
  return (
    <>
      {content.text && (
        <p className="bubble" dir="auto">
          {content.text}
        </p>
      )}
      {content.card && <CardView card={content.card} />}
      {content.quickReplies && content.quickReplies.length > 0 && (
        <p className="offered" aria-label={t('chat.quickReplies')}>
          {content.quickReplies.map(({ text }) => (
            <span key={text}>{text}</span>
          ))}
        </p>
      )}
    </>
  );
}

function sameAuthor(one: Message, other: Message): boolean {
  if (one.author.kind === 'staff' && other.author.kind === 'staff')
    return one.author.id === other.author.id;
  return one.author.kind === other.author.kind;
}
