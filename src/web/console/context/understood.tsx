import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HeardMessage, TurnView } from '../../../protocol/index.js';
import { nameOf } from '../i18n/name-of.js';
import { askFor } from '../session/session-api.js';

/** What the bot understood when it answered, and what it did. */
export function Taken({ turn }: { turn: TurnView }) {
  const { t } = useTranslation();
  return (
    <>
      <Intents intents={turn.intents} />
      <p className="small">
        <span className="muted">{t('context.mood')}</span> {nameOf('mood', turn.mood)}
        {' · '}
        <span className="muted">{t('turns.action')}</span> <code>{turn.action}</code>
      </p>
      <p className="small">
        <span className="muted">{t('turns.why')}</span> {turn.why}
      </p>
      <Evidence evidence={turn.evidence} />
      <p className="small muted">{t('turns.took', { ms: Math.round(turn.tookMs) })}</p>
    </>
  );
}

/** What the bot would understand: read when it is asked for, of a message a person answers. */
export function ReadNow({ conversationId, seq }: { conversationId: string; seq: number }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['heard', conversationId, seq],
    queryFn: () =>
      askFor<HeardMessage>('GET', `/conversations/${conversationId}/messages/${seq}/heard`),
  });
  return (
    <div aria-live="polite" data-testid="read-now">
      <p className="small muted">{t('turns.notAnswered')}</p>
      {data && (
        <>
          {!data.accepted && <p className="small">{t('turns.notUnderstood')}</p>}
          <Intents intents={data.intents} />
          <p className="small">
            <span className="muted">{t('context.mood')}</span> {nameOf('mood', data.mood)}
          </p>
          <Evidence evidence={data.evidence} />
        </>
      )}
    </div>
  );
}

function Intents({ intents }: Pick<TurnView, 'intents'>) {
  return intents.map(({ name, confidence }) => (
    <div key={name} className="intent">
      <code>{name}</code>
      <meter min={0} max={1} value={confidence} aria-label={name} />
      <small className="figures">{Math.round(confidence * 100)} %</small>
    </div>
  ));
}

function Evidence({ evidence }: Pick<TurnView, 'evidence'>) {
  const { t } = useTranslation();
  if (evidence.length === 0) return null;
  return (
    <p className="small">
      <span className="muted">{t('turns.evidence')}</span>{' '}
      {evidence.map(({ feature, weight }) => (
        <code key={feature} title={weight.toFixed(2)}>
          {feature.slice(2)}{' '}
        </code>
      ))}
    </p>
  );
}
