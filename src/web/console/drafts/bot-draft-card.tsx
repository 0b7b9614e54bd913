import { CloseOutlined, RobotOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { BotDraft } from '../../../protocol/index.js';
import { usePreferences } from '../preferences.js';
import type { OpenView } from '../staff/open-conversation.js';
import { useBotDraft } from './use-bot-draft.js';

interface BotDraftCardProps {
  open: OpenView;
  /** Puts words where they can be changed. */
  onChange: (text: string) => void;
}

/** What the bot would answer, to send as it is, to change, or to leave. Alt+Enter and Alt+A do so. */
export function BotDraftCard({ open, onChange }: BotDraftCardProps) {
  const { t } = useTranslation();
  const { draft, sending, accept, dismiss, leave } = useBotDraft(open);
  const text = draft?.messages.map((message) => message.text).join('\n') ?? '';
  const change = (changed: BotDraft) => {
    leave(changed);
    onChange(text);
  };
  useEffect(() => {
    if (!draft) return;
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey) return;
      if (event.key === 'Enter' && !sending) void accept(draft);
      else if (event.code === 'KeyA' && text) change(draft);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
  if (!draft) return null;
  return (
    <aside className="bot-draft" aria-label={t('writing.draft')} data-testid="bot-draft">
      <header>
        <RobotOutlined /> <b>{t('writing.draft')}</b> <Understood draft={draft} />
        <span className="spring" />
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('writing.dismissDraft')}
          onClick={() => dismiss(draft)}
        />
      </header>
      {draft.messages.map((message, index) => (
        <p key={index} dir="auto">
          {message.text} {message.card && <span className="tag">{t('writing.withCard')}</span>}
        </p>
      ))}
      {draft.step && <Step step={draft.step} />}
      <footer>
        <Button
          size="small"
          type="primary"
          loading={sending}
          data-testid="accept-draft"
          onClick={() => void accept(draft)}
        >
          {t(draft.step ? 'writing.doStep' : 'writing.sendDraft')}
        </Button>
        {text && (
          <Button size="small" data-testid="change-draft" onClick={() => change(draft)}>
            {t('writing.changeDraft')}
          </Button>
        )}
      </footer>
    </aside>
  );
}

function Understood({ draft: { intents } }: { draft: BotDraft }) {
  const { locale } = usePreferences();
  return intents.map(({ name, title, confidence }) => (
    <span key={name} className="tag" title={name}>
      {title[locale]} {Math.round(confidence * 100)} %
    </span>
  ));
}

function Step({ step }: { step: NonNullable<BotDraft['step']> }) {
  const { t } = useTranslation();
  if (step.kind !== 'order') return <p>{t(`writing.step.${step.kind}`)}</p>;
  const { order, waybill = '' } = step;
  return <p>{t('writing.step.order', { order: t(`workOrder.kinds.${order}`), waybill })}</p>;
}
