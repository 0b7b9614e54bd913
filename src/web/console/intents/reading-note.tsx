import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading } from '../../../protocol/index.js';
import { INTENTS_QUERY, intentsApi } from './intents-api.js';
import { useIntentTitle } from './use-intent-title.js';

/** Typing goes on; sentences are looked at when the fingers rest. */
const REST_MS = 250;
const SURE_AT = 0.5;
const LONGEST = 500;
/** Of a long paste the first lines are looked at while it is written; the check looks at all. */
const MOST_READ = 200;
const SHOWN = 5;

interface ReadingNoteProps {
  source: string;
  texts: string[];
  /** The intent they are written for. */
  intent: string;
}

/** What the sentences being written mean to the bot already, where that is another intent. */
export function ReadingNote({ source, texts, intent }: ReadingNoteProps) {
  const { t } = useTranslation();
  const [rested, setRested] = useState<string[]>([]);
  const written = texts
    .filter((text) => text.length > 1 && text.length <= LONGEST)
    .slice(0, MOST_READ)
    .join('\n');
  useEffect(() => {
    const timer = setTimeout(() => setRested(written === '' ? [] : written.split('\n')), REST_MS);
    return () => clearTimeout(timer);
  }, [written]);
  const readings = useQuery({
    queryKey: [...INTENTS_QUERY, 'readings', source, rested],
    queryFn: () => intentsApi.readings(source, rested),
    enabled: rested.length > 0,
    // What stood there stays until the answer for the next letter is in.
    placeholderData: (before) => before,
  });
  const nameOf = useIntentTitle(source);
  if (rested.length === 0 || !readings.data) return null;
  const current = readings.data.filter(({ text }) => rested.includes(text));
  const remarks = current.flatMap((reading) => {
    const remark = remarkOn(reading, intent);
    return remark ? [{ ...remark, text: reading.text }] : [];
  });
  const conflicts = remarks.filter(({ key }) => key !== 'knowledge.readsAs');
  const heardOtherwise = remarks.filter(({ key }) => key === 'knowledge.readsAs');
  const doubles = current.filter(({ alike }) =>
    alike.some((one) => one.intent === intent && one.same),
  );
  const wordRemarks = (some: typeof remarks) => (
    <ul className="conflict-list">
      {some.slice(0, SHOWN).map(({ key, text, other, ...rest }) => (
        <li key={text}>{t(key, { text, ...rest, intent: nameOf(other) })}</li>
      ))}
    </ul>
  );
  return (
    <>
      {conflicts.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="reading-note"
          data-testid="conflict"
          title={t('knowledge.conflicts', { count: conflicts.length })}
          description={wordRemarks(conflicts)}
        />
      )}
      {heardOtherwise.length > 0 && (
        <Alert
          type="info"
          showIcon
          className="reading-note"
          title={t('knowledge.heardOtherwise')}
          description={wordRemarks(heardOtherwise)}
        />
      )}
      {doubles.length > 0 && (
        <Alert
          type="info"
          showIcon
          className="reading-note"
          title={t('knowledge.givenHere', {
            texts: doubles.map(({ text }) => text).join(t('between')),
          })}
        />
      )}
    </>
  );
}

/** Where else a sentence is at home: the same words there, nearly the same, or heard as that. */
function remarkOn({ alike, intents, accepted }: Reading, intent: string) {
  const twin = alike.find((one) => one.intent !== intent);
  if (twin?.same) return { key: 'knowledge.givenIn', other: twin.intent } as const;
  if (twin) return { key: 'knowledge.nearlyIn', other: twin.intent, known: twin.text } as const;
  const [best] = intents;
  const sure = accepted && best !== undefined && best.confidence >= SURE_AT;
  // What lies outside the field is what a new intent is made of.
  if (!sure || best.name === intent || best.name === 'none') return null;
  const percent = Math.round(best.confidence * 100);
  return { key: 'knowledge.readsAs', other: best.name, percent } as const;
}
