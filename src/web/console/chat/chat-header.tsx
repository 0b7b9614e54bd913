import {
  ArrowLeftOutlined,
  CheckOutlined,
  InfoCircleOutlined,
  SwapOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffConversation } from '../../../protocol/index.js';
import { ClockTag } from '../clocks/clock-tag.js';
import { useClocks } from '../clocks/use-clocks.js';
import { useDesk } from '../desk/use-desk.js';
import { PassOnDialog } from '../handing/pass-on-dialog.js';
import { TakeOverDialog } from '../handing/take-over-dialog.js';
import { MoodMark } from '../lists/mood-mark.js';
import { useNow } from '../lists/use-now.js';
import type { OpenView } from '../staff/open-conversation.js';
import { JoinButton } from './join-button.js';
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
      <h1>{conversation && t('visitor', { number: conversation.visitor })}</h1>
      {conversation && (
        <span className="chat-marks">
          <MoodMark mood={conversation.mood} />
          {!open.gone && (
            <NextClock conversation={conversation} lastSeq={open.messages.at(-1)?.seq ?? 0} />
          )}
        </span>
      )}
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

/** The clock that ends first. */
function NextClock(props: { conversation: StaffConversation; lastSeq: number }) {
  const now = useNow();
  const [first] = useClocks(props.conversation, props.lastSeq);
  return first ? <ClockTag clock={first} now={now} /> : null;
}

function Actions({ conversation }: { conversation: StaffConversation }) {
  const { t } = useTranslation();
  const { desk, dialog, openDialog } = useDesk();
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
      {may.passOn && (
        <>
          <Button
            icon={<SwapOutlined />}
            data-testid="pass-on"
            onClick={() => openDialog('pass_on')}
          >
            <span className="action-words">{t('relay.passOn')}</span>
          </Button>
          <PassOnDialog
            conversation={conversation}
            open={dialog === 'pass_on'}
            onClose={() => openDialog(null)}
          />
        </>
      )}
      {(may.join || may.stepOut) && (
        <JoinButton conversationId={conversation.id} joined={may.stepOut} />
      )}
      {may.takeOver && (
        <Button
          icon={<UserSwitchOutlined />}
          data-testid="take-over"
          onClick={() => openDialog('take_over')}
        >
          <span className="action-words">{t('relay.takeOver')}</span>
        </Button>
      )}
      <TakeOverDialog
        conversation={conversation}
        open={dialog === 'take_over'}
        onClose={() => openDialog(null)}
      />
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
