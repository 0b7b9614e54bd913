/** @jsxImportSource preact */
import { Fragment } from 'preact';
import type { Message } from '../../../protocol/index.js';
import { dayAndTime } from '../../shared/format.js';
import type { CustomerSession } from './customer-session.js';
import type { CustomerView } from './customer-view.js';
import { EventLine } from './event-line.js';
import { useLanguage } from './i18n/index.js';
import { Helpful } from './helpful.js';
import { DownIcon } from './icons.js';
import { MessageBubble } from './message-bubble.js';
import { QuickReplies } from './quick-replies.js';
import { continues, pausedBefore } from './speaking.js';
import { TypingDots } from './typing-dots.js';
import { UnsentBubble } from './unsent-bubble.js';
import { useStickToEnd } from './use-stick-to-end.js';

interface MessageListProps {
  session: CustomerSession;
  view: CustomerView;
  onQuickReply: (text: string) => void;
}

export function MessageList({ session, view, onQuickReply }: MessageListProps) {
  const { locale, t } = useLanguage();
  const { messages, unsent, typing } = view;
  const last = messages.at(-1);
  const newest = `${messages.length} ${unsent.length} ${typing}`;
  const { scroller, away, toEnd } = useStickToEnd(newest, unsent.length);
  const lastOwn = messages.findLast((message) => message.author.kind === 'customer')?.seq;
  const seen = view.conversation?.seen ?? 0;
  return (
    <div class="log-frame">
      <div
        class="log"
        role="log"
        aria-label={t.log}
        tabIndex={0}
        ref={scroller}
        data-testid="messages"
      >
        {isOpening(view) && <p class="event-line">{t.loading}</p>}
        {messages.map((message, index) => (
          <Fragment key={message.seq}>
            {pausedBefore(messages, index) && (
              <p class="event-line time">{dayAndTime(message.createdAt, locale)}</p>
            )}
            {message.content.kind === 'event' ? (
              <EventLine event={message.content.event} />
            ) : (
              <MessageBubble
                message={message}
                continues={continues(messages, index)}
                mark={message.seq === lastOwn ? (message.seq <= seen ? 'seen' : 'sent') : undefined}
                files={session.files}
                onSend={isOpenForm(messages, index, view) ? onQuickReply : undefined}
              />
            )}
          </Fragment>
        ))}
        {view.conversation?.state === 'bot' && last && answers(last) && unsent.length === 0 && (
          <Helpful key={last.seq} onMark={(helpful) => session.requests.mark(last.seq, helpful)} />
        )}
        {last?.author.kind === 'bot' && unsent.length === 0 && (
          <QuickReplies message={last} onPick={onQuickReply} />
        )}
        {unsent.map((entry) => (
          <UnsentBubble key={entry.clientId} entry={entry} line={view.line} session={session} />
        ))}
        {typing && <TypingDots by={typing} name={view.conversation?.assignee?.name} />}
      </div>
      {away && (
        <button type="button" class="to-end" onClick={toEnd}>
          <DownIcon /> {t.newMessages}
        </button>
      )}
    </div>
  );
}

/** Cards are answers; of the bot's words alone nobody can tell them from its questions. */
function answers({ author, content }: Message): boolean {
  return (
    author.kind === 'bot' &&
    content.kind === 'text' &&
    !['form', undefined].includes(content.card?.type)
  );
}

/** A form waits for its values until they, or a newer form, have come. */
function isOpenForm(
  messages: readonly Message[],
  index: number,
  { conversation }: CustomerView,
): boolean {
  const content = messages[index]?.content;
  const card = content?.kind === 'text' ? content.card : undefined;
  if (card?.type !== 'form' || conversation?.state === 'closed') return false;
  const label = card.fields[0]?.label ?? '';
  return !messages
    .slice(index + 1)
    .some(
      ({ content: later }) =>
        later.kind === 'text' && (later.card?.type === 'form' || later.text.startsWith(label)),
    );
}

/** While the line is down for longer its notice says so: nothing is being opened then. */
function isOpening({ conversation, unsent, line }: CustomerView): boolean {
  return !conversation && unsent.length === 0 && (line === 'connecting' || line === 'online');
}
