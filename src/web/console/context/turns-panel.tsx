import { Button } from 'antd';
import { memo, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message, TurnView } from '../../../protocol/index.js';
import { useDesk } from '../desk/use-desk.js';
import { MeaningField } from './meaning-field.js';
import { Panel } from './panel.js';
import { ReadNow, Taken } from './understood.js';

/** So many messages are listed at first, and so many more at a time. */
const AT_A_TIME = 50;

interface TurnsPanelProps {
  conversationId: string;
  turns: readonly TurnView[];
  messages: readonly Message[];
}

/** What the bot makes of each message, the latest first: "why did it answer this?" */
export function TurnsPanel({ conversationId, turns, messages }: TurnsPanelProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(AT_A_TIME);
  const bySeq = useMemo(() => new Map(turns.map((turn) => [turn.seq, turn])), [turns]);
  const said = useMemo(() => messages.filter(isSaidByCustomer), [messages]);
  const earlier = said.length - shown;
  return (
    <Panel title={t('turns.title')} testId="turns">
      {said.length === 0 && <p className="muted">{t('turns.none')}</p>}
      {said
        .slice(-shown)
        .reverse()
        .map((message) => (
          <SaidMessage
            key={message.seq}
            conversationId={conversationId}
            seq={message.seq}
            text={textOf(message)}
            turn={bySeq.get(message.seq)}
          />
        ))}
      {earlier > 0 && (
        <Button type="link" size="small" onClick={() => setShown(shown + AT_A_TIME)}>
          {t('turns.earlier', { count: Math.min(earlier, AT_A_TIME) })}
        </Button>
      )}
    </Panel>
  );
}

interface SaidMessageProps {
  conversationId: string;
  seq: number;
  text: string;
  /** None where the bot did not answer: a person had the conversation. */
  turn: TurnView | undefined;
}

const SaidMessage = memo(function SaidMessage(props: SaidMessageProps): ReactNode {
  const { conversationId, seq, text, turn } = props;
  const { staff } = useDesk();
  const mayCorrect = staff.permissions.includes('conversation.reply');
  const [open, setOpen] = useState(false);
  const [best] = turn?.intents ?? [];
  return (
    <details
      className="turn"
      data-testid="turn"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <span className="turn-text" dir="auto">
          {text}
        </span>
        <small className="muted">
          {best ? `${best.name} ${Math.round(best.confidence * 100)} %` : '–'}
        </small>
      </summary>
      {turn && <Taken turn={turn} />}
      {!turn && open && mayCorrect && <ReadNow conversationId={conversationId} seq={seq} />}
      {open && mayCorrect && <MeaningField conversationId={conversationId} seq={seq} />}
    </details>
  );
});

function isSaidByCustomer({ author, content }: Message): boolean {
  return author.kind === 'customer' && content.kind === 'text' && content.text !== '';
}

function textOf({ content }: Message): string {
  return content.kind === 'text' ? content.text : '';
}
