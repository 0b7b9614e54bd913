import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message, TurnView } from '../../../protocol/index.js';
import { useDesk } from '../desk/use-desk.js';
import { nameOf } from '../i18n/name-of.js';
import { MeaningField } from './meaning-field.js';
import { Panel } from './panel.js';

interface TurnsPanelProps {
  conversationId: string;
  turns: readonly TurnView[];
  messages: readonly Message[];
}

/** What the bot made of each message, the latest first: "why did it answer this?" */
export function TurnsPanel({ conversationId, turns, messages }: TurnsPanelProps) {
  const { t } = useTranslation();
  return (
    <Panel title={t('context.turns')} testId="turns">
      {turns.length === 0 && <p className="muted">{t('context.turnsNone')}</p>}
      {turns.toReversed().map((turn) => (
        <Turn
          key={turn.seq}
          conversationId={conversationId}
          turn={turn}
          text={textOf(messages[turn.seq - 1])}
        />
      ))}
    </Panel>
  );
}

interface TurnProps {
  conversationId: string;
  turn: TurnView;
  text: string;
}

const Turn = memo(function Turn({ conversationId, turn, text }: TurnProps) {
  const { t } = useTranslation();
  const { staff } = useDesk();
  const mayCorrect = staff.permissions.includes('conversation.reply');
  const [open, setOpen] = useState(false);
  const [best] = turn.intents;
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
        <small className="muted">{best ? `${best.name} ${percent(best.confidence)}` : '–'}</small>
      </summary>
      {turn.intents.map(({ name, confidence }) => (
        <div key={name} className="intent">
          <code>{name}</code>
          <meter min={0} max={1} value={confidence} aria-label={name} />
          <small className="figures">{percent(confidence)}</small>
        </div>
      ))}
      <p className="small">
        <span className="muted">{t('context.mood')}</span> {nameOf('mood', turn.mood)}
        {' · '}
        <span className="muted">{t('context.turnAction')}</span> <code>{turn.action}</code>
      </p>
      <p className="small">
        <span className="muted">{t('context.turnWhy')}</span> {turn.why}
      </p>
      {turn.evidence.length > 0 && (
        <p className="small">
          <span className="muted">{t('context.turnEvidence')}</span>{' '}
          {turn.evidence.map(({ feature, weight }) => (
            <code key={feature} title={weight.toFixed(2)}>
              {feature.slice(2)}{' '}
            </code>
          ))}
        </p>
      )}
      {open && text && mayCorrect && (
        <MeaningField conversationId={conversationId} seq={turn.seq} />
      )}
      <p className="small muted">{t('context.took', { ms: Math.round(turn.tookMs) })}</p>
    </details>
  );
});

function textOf(message: Message | undefined): string {
  return message?.content.kind === 'text' ? message.content.text : '';
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
