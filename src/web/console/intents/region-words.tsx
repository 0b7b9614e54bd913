import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IntentOverride, Locale } from '../../../protocol/index.js';
import { linesOf } from './new-intent.js';

type Words = NonNullable<IntentOverride['utterances']>;

interface RegionWordsProps {
  words: Words;
  locale: Locale;
  editable: boolean;
  /** Missing: the region has no words of its own any more. */
  onSave: (words: Words | undefined) => void;
}

/** What a region's customers say for an intent, beside the head office's utterances. */
export function RegionWords({ words, locale, editable, onSave }: RegionWordsProps) {
  const { t } = useTranslation();
  const [written, setWritten] = useState<Partial<Record<Locale, string>>>({});
  const known = words[locale] ?? [];
  const text = written[locale] ?? known.join('\n');
  const lines = linesOf(text);
  const save = () => {
    const kept = { ...words, [locale]: lines };
    if (lines.length === 0) delete kept[locale];
    onSave(Object.keys(kept).length > 0 ? kept : undefined);
  };
  if (!editable && known.length === 0) return null;
  return (
    <section className="reply-editor" aria-label={t('regions.words')}>
      <h3>{t('regions.words')}</h3>
      <p className="muted small">{t('regions.wordsHint')}</p>
      {editable ? (
        <Input.TextArea
          autoSize={{ minRows: 1, maxRows: 8 }}
          value={text}
          aria-label={t('regions.words')}
          data-testid="region-words"
          onChange={({ target }) => setWritten({ ...written, [locale]: target.value })}
        />
      ) : (
        known.map((line) => <p key={line}>{line}</p>)
      )}
      {lines.join('\n') !== known.join('\n') && (
        <Button size="small" type="primary" data-testid="save-region-words" onClick={save}>
          {t('knowledge.save')}
        </Button>
      )}
    </section>
  );
}
