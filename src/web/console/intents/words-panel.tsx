import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Space, Spin } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConceptLine } from '../../../protocol/index.js';
import { ForbiddenWords } from './forbidden-words.js';
import { INTENTS_QUERY, intentsApi } from './intents-api.js';
import { useChange } from './use-change.js';

const NAME = /^[a-z]+(?:_[a-z]+)*$/;
const LONGEST_WORD = 60;
const NEW: ConceptLine = { concept: '', words: [] };

/** Words that mean the same to the bot, by concept. */
export function WordsPanel({ source, editable }: { source: string; editable: boolean }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [edited, setEdited] = useState<string | null>(null);
  const wanted = useDeferredValue(words.trim().toLowerCase());
  const loaded = useQuery({
    queryKey: [...INTENTS_QUERY, 'concepts', source],
    queryFn: () => intentsApi.words(source),
  });
  if (!loaded.data) return <Spin />;
  const { concepts, forbidden } = loaded.data;
  const rows = concepts.filter((line) =>
    [line.concept, ...line.words].some((word) => word.toLowerCase().includes(wanted)),
  );
  const editor = (line: ConceptLine) => (
    <WordsEditor
      source={source}
      line={line}
      taken={concepts.map(({ concept }) => concept)}
      onDone={() => setEdited(null)}
    />
  );
  return (
    <div className="words-panel">
      <ForbiddenWords
        key={forbidden.join('\n')}
        source={source}
        forbidden={forbidden}
        editable={editable}
      />
      <h3>{t('words.same')}</h3>
      <p className="muted">{t('words.hint')}</p>
      <div className="knowledge-tools">
        <Input.Search
          allowClear
          value={words}
          placeholder={t('words.find')}
          aria-label={t('words.find')}
          onChange={({ target }) => setWords(target.value)}
        />
        {editable && (
          <Button data-testid="add-concept" onClick={() => setEdited(NEW.concept)}>
            {t('words.add')}
          </Button>
        )}
      </div>
      {edited === NEW.concept && editor(NEW)}
      <ul className="version-list">
        {rows.map((line) => (
          <li key={line.concept} data-testid="concept" data-concept={line.concept}>
            {edited === line.concept ? (
              editor(line)
            ) : (
              <>
                <b>{line.concept}</b>
                <span className="concept-words">{line.words.join(t('between'))}</span>
                {editable && (
                  <Button type="link" size="small" onClick={() => setEdited(line.concept)}>
                    {t('words.edit')}
                  </Button>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {rows.length === 0 && <p className="muted">{t('words.none')}</p>}
    </div>
  );
}

/** A concept's words; without any it is removed. */
function WordsEditor({
  source,
  line,
  taken,
  onDone,
}: {
  source: string;
  line: ConceptLine;
  taken: string[];
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const isNew = line.concept === '';
  const [concept, setConcept] = useState(line.concept);
  const [words, setWords] = useState(line.words);
  const save = useChange(
    (kept: string[]) => intentsApi.edit(source, [{ kind: 'concept.set', concept, words: kept }]),
    onDone,
  );
  const named = !isNew || (NAME.test(concept) && !taken.includes(concept));
  return (
    <div className="words-editor">
      {isNew ? (
        <Input
          value={concept}
          placeholder={t('words.name')}
          aria-label={t('words.name')}
          status={concept !== '' && !named ? 'error' : ''}
          onChange={({ target }) => setConcept(target.value.trim())}
        />
      ) : (
        <b>{concept}</b>
      )}
      <Select
        mode="tags"
        open={false}
        suffixIcon={null}
        tokenSeparators={[',', '，', '、', '\n']}
        placeholder={t('words.type')}
        aria-label={t('words.words')}
        data-testid="concept-words"
        value={words}
        onChange={(typed: string[]) =>
          setWords(
            [...new Set(typed.map((word) => word.trim().slice(0, LONGEST_WORD)))].filter(Boolean),
          )
        }
      />
      <Space>
        <Button
          type="primary"
          size="small"
          data-testid="save-concept"
          disabled={!named || words.length === 0}
          loading={save.isPending}
          onClick={() => save.mutate(words)}
        >
          {t('words.save')}
        </Button>
        {!isNew && (
          <Button size="small" danger type="text" onClick={() => save.mutate([])}>
            {t('words.remove')}
          </Button>
        )}
        <Button size="small" type="text" onClick={onDone}>
          {t('rules.cancel')}
        </Button>
      </Space>
    </div>
  );
}
