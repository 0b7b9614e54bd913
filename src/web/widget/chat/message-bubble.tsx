/** @jsxImportSource preact */
import type { Message } from '../../../protocol/index.js';
import { clockTime } from '../../shared/format.js';
import type { FilePasses } from './file-passes.js';
import { useLanguage } from './i18n/index.js';
import { TickIcon } from './icons.js';
import { onDemand } from './on-demand.js';

const CardView = onDemand(async () => (await import('./cards/card.js')).CardView);
const Photo = onDemand(async () => (await import('./photos/index.js')).Photo);
const VideoClip = onDemand(async () => (await import('./photos/index.js')).VideoClip);

interface MessageBubbleProps {
  message: Message;
  continues: boolean;
  /** How far it came: only on the last of one's own, to keep the list calm. */
  mark?: 'sent' | 'seen' | undefined;
  files: FilePasses;
  /** Sends what a form was filled with; missing where it was sent already. */
  onSend?: ((text: string) => void) | undefined;
}

/** One confirmed message. Its text is a text node: whatever it contains is only ever read. */
export function MessageBubble({ message, continues, mark, files, onSend }: MessageBubbleProps) {
  const { locale, t } = useLanguage();
  const { author, content } = message;
  if (content.kind === 'event') return null;
  const own = author.kind === 'customer';
  const name = own ? t.you : author.kind === 'staff' ? author.name : t.bot;
  return (
    <article
      class={`message ${own ? 'own' : 'theirs'}${continues ? ' continues' : ''}`}
      data-testid="message"
      data-author={author.kind}
      data-seq={message.seq}
      {...(own && { 'data-delivery': 'sent' })}
    >
      {own || continues ? (
        <span class="unseen">{t.says(name)}</span>
      ) : (
        <p class="name">
          {name} <time dateTime={message.createdAt}>{clockTime(message.createdAt, locale)}</time>
        </p>
      )}
      {content.kind === 'image' ? (
        <Photo conversationId={message.conversationId} image={content.image} files={files} />
      ) : content.kind === 'video' ? (
        <VideoClip conversationId={message.conversationId} video={content.video} files={files} />
      ) : (
        content.text && (
          <p class="bubble" dir="auto">
            {content.text}
          </p>
        )
      )}
      {content.kind === 'text' && content.card && <CardView card={content.card} onSend={onSend} />}
      {own && mark && (
        <small class="mark" data-mark={mark}>
          <TickIcon /> {t.delivery[mark]}
        </small>
      )}
    </article>
  );
}
