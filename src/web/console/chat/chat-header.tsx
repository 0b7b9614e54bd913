import {
  ArrowLeftOutlined,
  CheckOutlined,
  InfoCircleOutlined,
  RiseOutlined,
} from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffConversation, Tier } from '../../../protocol/index.js';
import { tiers } from '../../shared/contract.js';
import { useDesk } from '../desk/use-desk.js';
import { MoodMark } from '../lists/mood-mark.js';
import type { OpenView } from '../staff/open-conversation.js';
import { useCloseConversation, useMay, useShowFailure } from './use-actions.js';

/** Whose conversation it is, and what can be done with it. */
export function ChatHeader({ open, onDetails }: { open: OpenView; onDetails: () => void }) {
  const { t } = useTranslation();
  const { select } = useDesk();
  const { conversation } = open;
  return (
    <header className="chat-head">
      <Button
        type="text"
        className="narrow-only"
        icon={<ArrowLeftOutlined />}
        aria-label={t('chat.back')}
        onClick={() => select(null)}
      />
      <h1>{conversation?.customerLabel}</h1>
      {conversation && <MoodMark mood={conversation.mood} />}
      <span className="spring" />
      {conversation && !open.gone && <Actions conversation={conversation} />}
      <Button
        type="text"
        className="details-button"
        icon={<InfoCircleOutlined />}
        aria-label={t('chat.details')}
        title={t('chat.details')}
        onClick={onDetails}
      />
    </header>
  );
}

function Actions({ conversation }: { conversation: StaffConversation }) {
  const { t } = useTranslation();
  const { desk } = useDesk();
  const may = useMay()(conversation);
  const close = useCloseConversation();
  const showFailure = useShowFailure();
  const [accepting, setAccepting] = useState(false);
  const accept = async () => {
    setAccepting(true);
    showFailure(await desk.actions.accept(conversation.id));
    setAccepting(false);
  };
  return (
    <>
      {may.escalate && <EscalateMenu conversation={conversation} />}
      {close && (
        <Button icon={<CheckOutlined />} data-testid="close" onClick={close}>
          <span className="action-words">{t('chat.close')}</span>
        </Button>
      )}
      {may.accept && (
        <Button
          type="primary"
          loading={accepting}
          data-testid="accept"
          onClick={() => void accept()}
        >
          {t('chat.accept')}
        </Button>
      )}
    </>
  );
}

function EscalateMenu({ conversation }: { conversation: StaffConversation }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { desk } = useDesk();
  const showFailure = useShowFailure();
  const above = tiers.slice(tiers.indexOf(conversation.tier) + 1);
  const escalate = async (tier: Tier) => {
    const failure = await desk.actions.escalate(conversation.id, tier);
    if (failure) return showFailure(failure);
    void message.success(t('chat.escalated', { tier: t(`tier.${tier}`) }));
  };
  const items = above.map((tier) => ({
    key: tier,
    label: (
      <span data-testid={`escalate-${tier}`}>
        {t('chat.escalateTo', { tier: t(`tier.${tier}`) })}
      </span>
    ),
    onClick: () => void escalate(tier),
  }));
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button icon={<RiseOutlined />} data-testid="escalate">
        <span className="action-words">{t('chat.escalate')}</span>
      </Button>
    </Dropdown>
  );
}
