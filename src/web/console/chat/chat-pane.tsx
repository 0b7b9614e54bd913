import { Alert, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { AbuseBar } from '../abuse/abuse-bar.js';
import { useActing, usePart } from '../desk/use-desk.js';
import { ChatHeader } from './chat-header.js';
import { MessageLog } from './message-log.js';
import { WatchedNote } from './watched-note.js';
import { WriteArea } from './write-area.js';

export function ChatPane({ onDetails }: { onDetails: () => void }) {
  const { t } = useTranslation();
  const { staff } = useActing();
  const open = usePart((view) => view.open);

  if (!open) {
    return (
      <main className="chat-pane none">
        <div>
          <h1>{t('chat.none')}</h1>
          <small className="muted wide-only">{t('chat.noneHint')}</small>
        </div>
      </main>
    );
  }
  const { conversation, failure } = open;
  const joined = conversation?.joined?.includes(staff.id) ?? false;
  return (
    <main className="chat-pane" data-testid="chat-pane" data-id={open.id}>
      <ChatHeader open={open} onDetails={onDetails} />
      {failure && (
        <Alert type="warning" showIcon title={t(`errors.${failure.code}`)} className="pane-alert" />
      )}
      {conversation && !open.behind ? (
        <MessageLog key={open.id} open={open} />
      ) : (
        <div className="log-wait">{!failure && <Spin description={t('chat.loading')} />}</div>
      )}
      <div className="write-foot">
        <AbuseBar open={open} />
        <WatchedNote open={open} />
        <WriteArea key={`${open.id} ${joined}`} open={open} />
      </div>
    </main>
  );
}
