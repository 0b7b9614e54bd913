import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale, ReplyVariants } from '../../../protocol/index.js';
import { linesOf } from './new-intent.js';

/** What stands for a value in the preview: the same everywhere, and in the words of a language. */
const EXAMPLES: Readonly<Record<string, string>> = {
  waybill: 'YT8800000000003',
  price: '¥20',
  count: '3',
  hours: '48',
};
const WORDS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  'zh-CN': {
    city: '成都',
    place: '成都',
    state: '运输中',
    time: '11月26日 14:05',
    weight: '3 公斤',
  },
  'zh-TW': {
    city: '成都',
    place: '成都',
    state: '運送中',
    time: '11月26日 14:05',
    weight: '3 公斤',
  },
  en: {
    city: 'Chengdu',
    place: 'Chengdu',
    state: 'in transit',
    time: 'Nov 26, 14:05',
    weight: '3 kg',
  },
};

interface ReplyEditorProps {
  name: string;
  variants: ReplyVariants;
  locale: Locale;
  editable: boolean;
  onSave: (variants: ReplyVariants) => void;
}

/** The variants of one reply in one language, and how they look when filled. */
export function ReplyEditor({ name, variants, locale, editable, onSave }: ReplyEditorProps) {
  const { t } = useTranslation();
  const [written, setWritten] = useState<Partial<Record<Locale, string>>>({});
  const text = written[locale] ?? variants[locale].join('\n');
  const lines = linesOf(text);
  const changed = lines.join('\n') !== variants[locale].join('\n');
  return (
    <section className="reply-editor" aria-label={t('knowledge.reply', { name })}>
      <h3>{t('knowledge.reply', { name })}</h3>
      {editable && (
        <Input.TextArea
          autoSize={{ minRows: 1, maxRows: 8 }}
          value={text}
          aria-label={t('knowledge.reply', { name })}
          data-testid={`reply-${name}`}
          onChange={({ target }) => setWritten({ ...written, [locale]: target.value })}
        />
      )}
      <div className="reply-preview" aria-label={t('knowledge.preview')}>
        {lines.map((line) => (
          <p key={line} className="bubble-preview">
            {line.replace(
              /\{([a-z_]+)\}/g,
              (whole, value: string) => WORDS[locale][value] ?? EXAMPLES[value] ?? whole,
            )}
          </p>
        ))}
      </div>
      {editable && changed && (
        <Button
          size="small"
          type="primary"
          disabled={lines.length === 0}
          data-testid={`save-reply-${name}`}
          onClick={() => onSave({ ...variants, [locale]: lines })}
        >
          {t('knowledge.save')}
        </Button>
      )}
    </section>
  );
}
