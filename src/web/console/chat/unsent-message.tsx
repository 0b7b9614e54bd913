import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LineState } from '../../shared/line.js';
import type { OutboxEntry } from '../../shared/outbox.js';
import { useActing } from '../desk/use-desk.js';

/** One's own message that the server has not confirmed, and what can be done about it. */
export function UnsentMessage({ entry, line }: { entry: OutboxEntry; line: LineState }) {
  const { t } = useTranslation();
  const { desk, staff } = useActing();
  const { clientId, failure, text } = entry;
  const delivery = failure ? 'failed' : line === 'online' ? 'sending' : 'queued';
  return (
    <article
      className={`message staff unsent ${delivery}`}
      data-testid="message"
      data-author="staff"
      data-delivery={delivery}
    >
      <p className="unseen">{staff.name}</p>
      <p className="bubble" dir="auto">
        {text}
      </p>
      <p className={failure ? 'mark bad-text' : 'mark muted'}>
        {failure
          ? t(`errors.${failure.code}`)
          : t(line === 'online' ? 'chat.sending' : 'chat.queued')}
        {failure && (
          <>
            <Button size="small" onClick={() => desk.retry(clientId)}>
              {t('chat.retry')}
            </Button>
            <Button size="small" onClick={() => desk.discard(clientId)}>
              {t('chat.discard')}
            </Button>
          </>
        )}
      </p>
    </article>
  );
}
