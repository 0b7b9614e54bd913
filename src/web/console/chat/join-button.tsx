import { LogoutOutlined, UsergroupAddOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../desk/use-desk.js';
import { useShowFailure } from './use-actions.js';

/** Begins or ends writing to the customer beside whoever has the conversation. */
export function JoinButton({
  conversationId,
  joined,
}: {
  conversationId: string;
  joined: boolean;
}) {
  const { t } = useTranslation();
  const { desk } = useDesk();
  const showFailure = useShowFailure();
  const [asking, setAsking] = useState(false);
  const words = t(joined ? 'relay.stepOut' : 'relay.join');
  const change = async () => {
    setAsking(true);
    showFailure(await desk.actions.join(conversationId, !joined));
    setAsking(false);
  };
  return (
    <Button
      icon={joined ? <LogoutOutlined /> : <UsergroupAddOutlined />}
      loading={asking}
      title={t(joined ? 'relay.stepOutHint' : 'relay.joinHint')}
      data-testid={joined ? 'step-out' : 'join'}
      onClick={() => void change()}
    >
      <span className="action-words">{words}</span>
    </Button>
  );
}
