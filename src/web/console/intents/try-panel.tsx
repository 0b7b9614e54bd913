import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShowFailure } from '../chat/use-actions.js';
import { nameOf } from '../i18n/name-of.js';
import { usePreferences } from '../preferences.js';
import { useRegions } from '../rules/fields.js';
import { ApiError } from '../session/session-api.js';
import { INTENTS_QUERY, intentsApi } from './intents-api.js';

/** A chat with what is live or with a draft, and what was understood of each message. */
export function TryPanel({ source }: { source: string }) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const [written, setWritten] = useState('');
  const [region, setRegion] = useState('');
  const showFailure = useShowFailure();
  const chat = useMutation({
    mutationFn: (messages: string[]) =>
      intentsApi.tryOut(source, messages, { locale, ...(region && { region }) }),
    onError: (error) => {
      if (error instanceof ApiError) showFailure(error.failure);
    },
  });
  const turns = chat.data ?? [];
  const over = turns.at(-1)?.handOver !== undefined;
  const say = () => {
    const text = written.trim();
    if (text === '' || over) return;
    chat.mutate([...turns.map((turn) => turn.say), text]);
    setWritten('');
  };
  return (
    <div className="try-panel">
      <p className="muted">{t('knowledge.tryHint')}</p>
      <RegionChoice
        source={source}
        region={region}
        onChange={(chosen) => {
          setRegion(chosen);
          chat.reset();
        }}
      />
      <ol className="try-log" aria-live="polite" data-testid="try-log">
        {turns.map((turn, at) => (
          // Messages may repeat; they are only ever added.
          <li key={at}>
            <p className="bubble-own">{turn.say}</p>
            <small className="muted">
              {turn.intents
                .map(({ name, confidence }) => `${name} ${Math.round(confidence * 100)} %`)
                .join(' · ')}
              {` → ${turn.action} · ${nameOf('mood', turn.mood)}`}
            </small>
            {turn.replies.map(({ text, card }, place) => (
              <p key={place} className="bubble-preview">
                {text}
                {card && <span className="tag">{nameOf('card', card)}</span>}
              </p>
            ))}
            {turn.handOver && (
              <span className="tag warn">
                {t('event.handed_over', { reason: nameOf('reason', turn.handOver) })}
              </span>
            )}
          </li>
        ))}
      </ol>
      <div className="utterance-writer">
        <Input
          value={written}
          disabled={over}
          maxLength={500}
          placeholder={t('knowledge.trySay')}
          aria-label={t('knowledge.trySay')}
          data-testid="try-say"
          onChange={({ target }) => setWritten(target.value)}
          onPressEnter={say}
        />
        <Button type="primary" loading={chat.isPending} disabled={over} onClick={say}>
          {t('chat.send')}
        </Button>
        <Button onClick={() => chat.reset()}>{t('knowledge.tryAgain')}</Button>
      </div>
    </div>
  );
}

interface RegionChoiceProps {
  source: string;
  /** None: empty. */
  region: string;
  onChange: (region: string) => void;
}

/** Whose customer one tries to be; there is a choice where a region has something of its own. */
function RegionChoice({ source, region, onChange }: RegionChoiceProps) {
  const { t } = useTranslation();
  const places = useRegions();
  const { data = [] } = useQuery({
    queryKey: [...INTENTS_QUERY, 'regions', source],
    queryFn: () => intentsApi.regions(source),
  });
  if (data.length === 0) return null;
  const labelOf = (code: string) => places.find(({ value }) => value === code)?.label ?? code;
  return (
    <Select
      className="region-choice"
      aria-label={t('regions.tryIn')}
      value={region}
      options={[
        { value: '', label: t('regions.everywhere') },
        ...data.map(({ region: code }) => ({ value: code, label: labelOf(code) })),
      ]}
      onChange={onChange}
    />
  );
}
