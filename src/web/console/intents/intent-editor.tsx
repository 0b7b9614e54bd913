import { useQuery } from '@tanstack/react-query';
import { Button, Input, Popconfirm, Segmented, Select, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IntentLine, Locale } from '../../../protocol/index.js';
import { locales } from '../../shared/contract.js';
import { usePreferences } from '../preferences.js';
import { DRAGGED_TYPE, type Dragged } from './dragged.js';
import { INTENTS_QUERY, intentsApi } from './intents-api.js';
import { linesOf } from './new-intent.js';
import { ReadingNote } from './reading-note.js';
import { ReplyEditor } from './reply-editor.js';
import { useChange } from './use-change.js';
import { UtteranceList } from './utterance-list.js';

interface IntentEditorProps {
  source: string;
  name: string;
  editable: boolean;
  intents: IntentLine[];
  onRemoved: () => void;
}

/** One intent: what customers say, and what is answered. */
export function IntentEditor({ source, name, editable, intents, onRemoved }: IntentEditorProps) {
  const { t } = useTranslation();
  const preferences = usePreferences();
  const [locale, setLocale] = useState<Locale>(preferences.locale);
  const [written, setWritten] = useState('');
  const [picked, setPicked] = useState<readonly string[]>([]);
  const loaded = useQuery({
    queryKey: [...INTENTS_QUERY, 'intent', source, name],
    queryFn: () => intentsApi.intent(source, name),
  });
  const edit = useChange(
    (edits: Parameters<typeof intentsApi.edit>[1]) => intentsApi.edit(source, edits),
    () => setPicked([]),
  );
  const remove = useChange(
    () => intentsApi.edit(source, [{ kind: 'intent.remove', intent: name }]),
    onRemoved,
  );
  if (!loaded.data) return loaded.isError ? <p role="alert">{t('errors.NOT_FOUND')}</p> : <Spin />;
  const { intent, file } = loaded.data;
  const texts = intent.utterances[locale] ?? [];
  const add = () => {
    const lines = linesOf(written);
    if (lines.length === 0) return;
    edit.mutate([{ kind: 'utterances.add', intent: name, locale, texts: lines }]);
    setWritten('');
  };
  const toggle = (text: string) =>
    setPicked(picked.includes(text) ? picked.filter((one) => one !== text) : [...picked, text]);
  const drag = (event: React.DragEvent, text: string) => {
    const dragged: Dragged = {
      intent: name,
      locale,
      texts: picked.includes(text) ? [...picked] : [text],
    };
    event.dataTransfer.setData(DRAGGED_TYPE, JSON.stringify(dragged));
  };
  return (
    <article className="intent-editor" aria-label={name}>
      <header className="knowledge-tools">
        <h2>{intent.title[preferences.locale]}</h2>
        <small className="muted">{`${name} · ${file} · ${intent.action}`}</small>
        <span className="spring" />
        {editable && (
          <Popconfirm
            title={t('knowledge.removeIntent')}
            onConfirm={() => remove.mutate(undefined)}
          >
            <Button danger type="text" size="small">
              {t('knowledge.remove')}
            </Button>
          </Popconfirm>
        )}
      </header>
      <Segmented
        value={locale}
        onChange={(next) => {
          setLocale(next);
          setPicked([]);
        }}
        options={locales.map((one) => ({
          value: one,
          label: `${t(`locale.${one}`)} ${intent.utterances[one]?.length ?? 0}`,
        }))}
      />
      {editable && (
        <div className="utterance-writer">
          <Input.TextArea
            autoSize={{ minRows: 1, maxRows: 6 }}
            value={written}
            placeholder={t('knowledge.addUtterances')}
            aria-label={t('knowledge.addUtterances')}
            data-testid="utterances"
            onChange={({ target }) => setWritten(target.value)}
          />
          <Button loading={edit.isPending} data-testid="add-utterances" onClick={add}>
            {t('knowledge.add')}
          </Button>
        </div>
      )}
      {editable && <ReadingNote source={source} texts={linesOf(written)} intent={name} />}
      {picked.length > 0 && (
        <div className="knowledge-tools" role="toolbar" aria-label={t('knowledge.picked')}>
          <span>{t('knowledge.pickedCount', { count: picked.length })}</span>
          <Select
            showSearch
            value={null}
            placeholder={t('knowledge.moveTo')}
            aria-label={t('knowledge.moveTo')}
            className="move-to"
            options={intents
              .filter((one) => one.name !== name)
              .map((one) => ({
                value: one.name,
                label: `${one.title[preferences.locale]} ${one.name}`,
              }))}
            onChange={(to) =>
              to &&
              edit.mutate([
                { kind: 'utterances.move', intent: name, to, locale, texts: [...picked] },
              ])
            }
          />
          <Button
            danger
            onClick={() =>
              edit.mutate([{ kind: 'utterances.remove', intent: name, locale, texts: [...picked] }])
            }
          >
            {t('knowledge.remove')}
          </Button>
        </div>
      )}
      {/* One language's list begins at its top, wherever another was scrolled to. */}
      <UtteranceList
        key={locale}
        texts={texts}
        picked={picked}
        editable={editable}
        onToggle={toggle}
        onDrag={drag}
      />
      {Object.entries(intent.replies ?? {}).map(([key, variants]) => (
        <ReplyEditor
          key={`${key} ${JSON.stringify(variants)}`}
          name={key}
          variants={variants}
          locale={locale}
          editable={editable}
          onSave={(next) => edit.mutate([{ kind: 'reply.set', intent: name, key, variants: next }])}
        />
      ))}
    </article>
  );
}
