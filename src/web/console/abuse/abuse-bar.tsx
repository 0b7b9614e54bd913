import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useShowFailure } from '../chat/use-actions.js';
import { useActing } from '../desk/use-desk.js';
import type { OpenView } from '../staff/open-conversation.js';

/** What may be done about a customer's abuse, with its words; whoever has the chat decides. */
export function AbuseBar({ open }: { open: OpenView }) {
  const { t } = useTranslation();
  const { desk } = useActing();
  const showFailure = useShowFailure();
  const may = useMay();
  const [taking, setTaking] = useState(false);
  const { abuse, conversation, gone } = open;
  if (!abuse || !conversation || gone || !may(conversation).passOn) return null;
  const { due, words, exempt, offences } = abuse;
  // After the last word about it a kind customer needs no bar.
  if (!due && !exempt) return null;
  const take = async () => {
    if (!due) return;
    setTaking(true);
    showFailure(await desk.actions.abuseStep({ conversationId: conversation.id, step: due }));
    setTaking(false);
  };
  const button = (
    <Button
      size="small"
      danger={due === 'close'}
      loading={taking}
      data-testid="abuse-step"
      data-step={due}
      {...(due !== 'close' && { onClick: () => void take() })}
    >
      {due && t(`abuse.step.${due}`)}
    </Button>
  );
  return (
    <section className="abuse-bar" aria-label={t('abuse.label')} data-testid="abuse">
      <div>
        <b>{t('abuse.heard', { count: offences })}</b>{' '}
        {exempt && <span className="muted">{t(`abuse.exempt.${exempt}`)}</span>}
        {words && <q dir="auto">{words}</q>}
      </div>
      {due === 'close' && (
        <Popconfirm
          title={t('abuse.closeTitle')}
          okText={t('abuse.step.close')}
          cancelText={t('chat.keepOpen')}
          okButtonProps={{ danger: true, ...{ 'data-testid': 'confirm-abuse-close' } }}
          onConfirm={() => void take()}
        >
          {button}
        </Popconfirm>
      )}
      {due && due !== 'close' && button}
    </section>
  );
}
