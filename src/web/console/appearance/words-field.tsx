import { Input } from 'antd';
import type { LocalizedText } from '../../../protocol/index.js';
import { locales } from '../../shared/contract.js';
import { ownNames } from '../desk/preference-controls.js';

interface WordsFieldProps {
  /** What the words are for, for who does not see the form. */
  name: string;
  most: number;
  /** What holds where nothing is written. */
  empty: string;
  long?: boolean;
  /** Given by the form around it; null: as the installation has it. */
  value?: LocalizedText | null;
  onChange?: (words: LocalizedText | null) => void;
}

/** One text in each language, or in none. */
export function WordsField({ name, most, empty, long, value, onChange }: WordsFieldProps) {
  const words = value ?? { 'zh-CN': '', 'zh-TW': '', en: '' };
  const write = (part: Partial<LocalizedText>) => {
    const next = { ...words, ...part };
    onChange?.(locales.some((locale) => next[locale].trim() !== '') ? next : null);
  };
  const Field = long ? Input.TextArea : Input;
  return (
    <div className="words">
      {locales.map((locale) => (
        <label key={locale}>
          <small className="muted">{ownNames[locale]}</small>
          <Field
            value={words[locale]}
            maxLength={most}
            lang={locale}
            placeholder={empty}
            aria-label={`${name} ${ownNames[locale]}`}
            onChange={({ target }: { target: { value: string } }) =>
              write({ [locale]: target.value })
            }
          />
        </label>
      ))}
    </div>
  );
}

/** Whether the words are there in every language, or in none. */
export function isWhole(words: LocalizedText | null | undefined): boolean {
  return !words || locales.every((locale) => words[locale].trim() !== '');
}
