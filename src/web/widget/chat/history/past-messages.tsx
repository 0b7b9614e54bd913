/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../../../../protocol/index.js';
import type { ConversationRequests } from '../conversation-requests.js';
import { EventLine } from '../event-line.js';
import type { FilePasses } from '../file-passes.js';
import { useLanguage } from '../i18n/index.js';
import { MessageBubble } from '../message-bubble.js';
import { continues } from '../speaking.js';
import { historyTexts } from './history-texts.js';

interface PastMessagesProps {
  conversationId: string;
  requests: ConversationRequests;
  files: FilePasses;
  onBack: () => void;
}

/** What was said in a conversation that is over. */
export function PastMessages({ conversationId, requests, files, onBack }: PastMessagesProps) {
  const { locale, t } = useLanguage();
  const texts = historyTexts[locale];
  const [messages, setMessages] = useState<readonly Message[] | null>(null);
  const [failed, setFailed] = useState(false);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    back.current?.focus();
    let wanted = true;
    void requests.pastMessages(conversationId).then((answer) => {
      if (!wanted) return;
      if (answer.ok) setMessages(answer.messages);
      else setFailed(true);
    });
    return () => {
      wanted = false;
    };
  }, []);
  return (
    <>
      <button
        type="button"
        class="history-back"
        ref={back}
        data-testid="history-back"
        onClick={onBack}
      >
        ‹ {texts.back}
      </button>
      {!messages && <p role="status">{failed ? texts.failed : texts.loading}</p>}
      <div class="past" role="region" aria-label={t.log} tabIndex={0} data-testid="past-messages">
        {messages?.map((message, index) =>
          message.content.kind === 'event' ? (
            <EventLine key={message.seq} event={message.content.event} />
          ) : (
            <MessageBubble
              key={message.seq}
              message={message}
              continues={continues(messages, index)}
              files={files}
            />
          ),
        )}
      </div>
    </>
  );
}
