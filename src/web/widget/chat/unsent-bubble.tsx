/** @jsxImportSource preact */
import type { LineState } from '../../shared/line.js';
import type { OutboxEntry } from '../../shared/outbox.js';
import type { CustomerSession } from './customer-session.js';
import { useLanguage } from './i18n/index.js';
import { AlertIcon, ClockIcon } from './icons.js';
import { onDemand } from './on-demand.js';

const UnsentPhoto = onDemand(async () => (await import('./photos/index.js')).UnsentPhoto);

interface UnsentBubbleProps {
  entry: OutboxEntry;
  line: LineState;
  session: CustomerSession;
}

/** One of the customer's messages that the server has not confirmed, and what can be done. */
export function UnsentBubble({ entry, line, session }: UnsentBubbleProps) {
  const { t } = useLanguage();
  const { clientId, failure } = entry;
  const delivery = failure ? 'failed' : line === 'online' ? 'sending' : 'queued';
  const ended =
    failure?.code === 'CONVERSATION_CLOSED' || failure?.code === 'CONVERSATION_NOT_FOUND';
  return (
    <article
      class={`message own unsent ${delivery}`}
      data-testid="message"
      data-author="customer"
      data-delivery={delivery}
    >
      <span class="unseen">{t.says(t.you)}</span>
      {entry.photo ? (
        <UnsentPhoto
          clientId={clientId}
          kept={!entry.preparing}
          failed={failure !== undefined}
          onCancel={() => session.discard(clientId)}
        />
      ) : (
        <p class="bubble" dir="auto">
          {entry.text}
        </p>
      )}
      <small class="mark">
        {failure ? <AlertIcon /> : <ClockIcon />}
        {failure ? (t.failures[failure.code] ?? t.failures.other) : t.delivery[delivery]}
      </small>
      {failure && (
        <div class="remedies">
          {ended ? (
            <button type="button" onClick={() => void session.startAnew({ clientId })}>
              {t.delivery.sendAnew}
            </button>
          ) : (
            // The same file would be refused again.
            failure.code !== 'IMAGE_REFUSED' &&
            failure.code !== 'VIDEO_REFUSED' && (
              <button type="button" onClick={() => session.retry(clientId)}>
                {t.delivery.retry}
              </button>
            )
          )}
          <button type="button" onClick={() => session.discard(clientId)}>
            {t.delivery.discard}
          </button>
        </div>
      )}
    </article>
  );
}
