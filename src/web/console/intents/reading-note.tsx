import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { INTENTS_QUERY, intentsApi } from './intents-api.js';

/** Typing goes on; a sentence is looked at when the fingers rest. */
const REST_MS = 250;
const SURE_AT = 0.5;

/** What the sentence that is being written means to the bot already, where that is another intent. */
export function ReadingNote({
  source,
  text,
  intent,
}: {
  source: string;
  text: string;
  intent: string;
}) {
  const { t } = useTranslation();
  const [rested, setRested] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setRested(text.trim()), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const reading = useQuery({
    queryKey: [...INTENTS_QUERY, 'reading', source, rested],
    queryFn: () => intentsApi.reading(source, rested),
    enabled: rested.length > 1 && rested.length <= 500,
  });
  if (!reading.data || rested.length < 2) return null;
  const { alike, intents, accepted } = reading.data;
  const twin = alike.find((one) => one.intent !== intent);
  const double = alike.find((one) => one.intent === intent && one.same);
  const [best] = intents;
  if (twin) {
    const key = twin.same ? 'knowledge.givenIn' : 'knowledge.nearlyIn';
    return (
      <Alert
        type="warning"
        showIcon
        data-testid="conflict"
        title={t(key, { text: twin.text, intent: twin.intent })}
      />
    );
  }
  if (double) return <Alert type="info" showIcon title={t('knowledge.givenHere')} />;
  if (accepted && best && best.name !== intent && best.confidence >= SURE_AT) {
    return (
      <Alert
        type="warning"
        showIcon
        data-testid="conflict"
        title={t('knowledge.readsAs', {
          text: rested,
          intent: best.name,
          percent: Math.round(best.confidence * 100),
        })}
      />
    );
  }
  return null;
}
