import { Button, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intentsApi } from './intents-api.js';
import { useChange } from './use-change.js';

const SHORTEST = 2;
const LONGEST = 60;

interface ForbiddenWordsProps {
  source: string;
  forbidden: string[];
  editable: boolean;
}

/** What the company does not want staff to say. */
export function ForbiddenWords({ source, forbidden, editable }: ForbiddenWordsProps) {
  const { t } = useTranslation();
  const [phrases, setPhrases] = useState(forbidden);
  const save = useChange((listed: string[]) =>
    intentsApi.edit(source, [{ kind: 'forbidden.set', phrases: listed }]),
  );
  const changed = phrases.join('\n') !== forbidden.join('\n');
  return (
    <section aria-label={t('words.forbidden')} data-testid="forbidden-words">
      <h3>{t('words.forbidden')}</h3>
      <p className="muted">{t('words.forbiddenHint')}</p>
      {editable ? (
        <div className="words-editor">
          <Select
            mode="tags"
            open={false}
            suffixIcon={null}
            tokenSeparators={['\n']}
            placeholder={t('words.forbiddenType')}
            aria-label={t('words.forbidden')}
            value={phrases}
            onChange={(typed: string[]) =>
              setPhrases(
                [...new Set(typed.map((phrase) => phrase.trim().slice(0, LONGEST)))].filter(
                  ({ length }) => length >= SHORTEST,
                ),
              )
            }
          />
          {changed && (
            <Button
              type="primary"
              size="small"
              data-testid="save-forbidden"
              loading={save.isPending}
              onClick={() => save.mutate(phrases)}
            >
              {t('words.save')}
            </Button>
          )}
        </div>
      ) : (
        forbidden.map((phrase) => <Tag key={phrase}>{phrase}</Tag>)
      )}
    </section>
  );
}
