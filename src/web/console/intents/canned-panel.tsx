import { useQuery } from '@tanstack/react-query';
import { Button, Input, Spin } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CannedLine } from '../../../protocol/index.js';
import { initialsOf } from '../finding/pinyin-initials.js';
import { usePreferences } from '../preferences.js';
import { CannedEditor } from './canned-editor.js';
import { INTENTS_QUERY, intentsApi } from './intents-api.js';

/** What staff send often: all replies, and the chosen one. */
export function CannedPanel({ source, editable }: { source: string; editable: boolean }) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const [words, setWords] = useState('');
  /** A shortcut, or that a new one is written. */
  const [chosen, choose] = useState<{ shortcut: string } | 'new' | null>(null);
  const wanted = useDeferredValue(words.trim().toLowerCase());
  const loaded = useQuery({
    queryKey: [...INTENTS_QUERY, 'canned', source],
    queryFn: () => intentsApi.canned(source),
  });
  if (!loaded.data) return <Spin />;
  const rows = loaded.data.filter((line) => holds(line, wanted));
  const line =
    chosen !== 'new' && loaded.data.find(({ shortcut }) => shortcut === chosen?.shortcut);
  return (
    <div className="knowledge-panes">
      <section aria-label={t('writing.canned')}>
        <div className="knowledge-tools">
          <Input.Search
            value={words}
            placeholder={t('writing.findCanned')}
            aria-label={t('writing.findCanned')}
            onChange={({ target }) => setWords(target.value)}
          />
          {editable && (
            <Button data-testid="add-canned" onClick={() => choose('new')}>
              {t('writing.addCanned')}
            </Button>
          )}
        </div>
        <ul className="canned-lines">
          {rows.map(({ shortcut, title, teams }) => (
            <li key={shortcut}>
              <button
                type="button"
                aria-current={line && line.shortcut === shortcut}
                data-testid="canned-line"
                onClick={() => choose({ shortcut })}
              >
                <b>{title[locale]}</b> <span className="muted">/{shortcut}</span>
                {teams?.map((team) => (
                  <span key={team} className="tag">
                    {team}
                  </span>
                ))}
              </button>
            </li>
          ))}
        </ul>
        {rows.length === 0 && <p className="muted">{t('writing.noCanned')}</p>}
      </section>
      <section className="intent-pane">
        {line || chosen === 'new' ? (
          <CannedEditor
            key={line ? `${line.shortcut} ${JSON.stringify(line)}` : 'new'}
            source={source}
            line={line || null}
            taken={loaded.data.map(({ shortcut }) => shortcut)}
            editable={editable}
            onSaved={(shortcut) => choose({ shortcut })}
            onRemoved={() => choose(null)}
          />
        ) : (
          <p className="muted">{t(editable ? 'writing.chooseCanned' : 'writing.chooseLive')}</p>
        )}
      </section>
    </div>
  );
}

function holds({ shortcut, title, text }: CannedLine, wanted: string): boolean {
  const words = [shortcut, ...Object.values(title), ...Object.values(text)];
  return (
    words.some((word) => word.toLowerCase().includes(wanted)) ||
    Object.values(title).some((word) => initialsOf(word).includes(wanted))
  );
}
