import { App, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffConversation } from '../../../protocol/index.js';
import { useShowFailure } from '../chat/use-actions.js';
import { useDesk } from '../desk/use-desk.js';
import { ReasonField, reasonOf } from './reason-field.js';

interface TakeOverDialogProps {
  conversation: StaffConversation;
  open: boolean;
  onClose: () => void;
}

/** Whether to take a running conversation over, and why: its colleague reads it, not the customer. */
export function TakeOverDialog({ conversation, open, onClose }: TakeOverDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { desk } = useDesk();
  const showFailure = useShowFailure();
  const [reason, setReason] = useState('');
  const [taking, setTaking] = useState(false);
  const name = conversation.assignee?.name ?? '';

  const takeOver = async () => {
    setTaking(true);
    const failure = await desk.actions.takeOver({
      conversationId: conversation.id,
      ...reasonOf(reason),
    });
    setTaking(false);
    onClose();
    if (failure) return showFailure(failure);
    setReason('');
    void message.success(t('relay.takenOver'));
  };

  return (
    <Modal
      open={open}
      onCancel={onClose}
      title={t('relay.takeOverTitle', { name })}
      okText={t('relay.takeOver')}
      cancelText={t('relay.leaveIt')}
      okButtonProps={{ loading: taking, 'data-testid': 'confirm-take-over' }}
      onOk={() => void takeOver()}
      width={440}
    >
      <div className="pass-on">
        <p className="muted">{t('relay.takeOverHint', { name })}</p>
        <ReasonField value={reason} testId="take-over-reason" onChange={setReason} />
      </div>
    </Modal>
  );
}
