import { useQuery } from '@tanstack/react-query';
import { Button, Input, Table } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IntentLine } from '../../../protocol/index.js';
import { usePreferences } from '../preferences.js';
import { DRAGGED_TYPE, type Dragged } from './dragged.js';
import { INTENTS_QUERY, intentsApi } from './intents-api.js';
import { IntentEditor } from './intent-editor.js';
import { NewIntent } from './new-intent.js';
import { useChange } from './use-change.js';

const LIST_HEIGHT = 460;

/** All intents, and the chosen one. Only the rows in sight are drawn. */
export function IntentBrowser({ source, editable }: { source: string; editable: boolean }) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const [words, setWords] = useState('');
  const [chosen, choose] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const wanted = useDeferredValue(words.trim().toLowerCase());
  const list = useQuery({
    queryKey: [...INTENTS_QUERY, 'list', source],
    queryFn: () => intentsApi.list(source),
  });
  const found = useQuery({
    queryKey: [...INTENTS_QUERY, 'search', source, wanted],
    queryFn: () => intentsApi.search(source, wanted),
    enabled: wanted.length > 1,
  });
  const move = useChange(({ to, ...dragged }: Dragged & { to: string }) =>
    intentsApi.edit(source, [{ kind: 'utterances.move', ...dragged, to }]),
  );
  const rows = useMemo(() => {
    const holding = new Set(found.data?.map(({ intent }) => intent));
    return (list.data ?? []).filter(
      ({ name, title }) =>
        wanted === '' ||
        name.includes(wanted) ||
        title[locale].toLowerCase().includes(wanted) ||
        holding.has(name),
    );
  }, [list.data, found.data, wanted, locale]);
  const drop = (event: React.DragEvent, to: string) => {
    const dragged = event.dataTransfer.getData(DRAGGED_TYPE);
    if (!dragged || !editable) return;
    event.preventDefault();
    // Written by the list beside this one, in the same page.
    const content = JSON.parse(dragged) as Dragged;
    if (content.intent !== to) move.mutate({ ...content, to });
  };
  return (
    <div className="knowledge-panes">
      <section aria-label={t('knowledge.intents')}>
        <div className="knowledge-tools">
          <Input.Search
            allowClear
            value={words}
            placeholder={t('knowledge.search')}
            aria-label={t('knowledge.search')}
            onChange={({ target }) => setWords(target.value)}
          />
          {editable && (
            <Button data-testid="add-intent" onClick={() => setAdding(true)}>
              {t('knowledge.addIntent')}
            </Button>
          )}
        </div>
        <Table<IntentLine>
          virtual
          size="small"
          rowKey="name"
          pagination={false}
          loading={list.isPending}
          scroll={{ y: LIST_HEIGHT, x: 320 }}
          dataSource={rows}
          showHeader={false}
          // "Nothing there" is not said of what has not come yet.
          {...(list.isPending && { locale: { emptyText: ' ' } })}
          rowClassName={({ name }) => (name === chosen ? 'intent-row chosen' : 'intent-row')}
          onRow={({ name }) => ({
            tabIndex: 0,
            'data-intent': name,
            onClick: () => choose(name),
            onKeyDown: ({ key }) => key === 'Enter' && choose(name),
            onDragOver: (event) => editable && event.preventDefault(),
            onDrop: (event) => drop(event, name),
          })}
          columns={[
            {
              key: 'name',
              render: (_, line) => (
                <span className="intent-name">
                  <b>{line.title[locale]}</b>
                  <small className="muted">{line.name}</small>
                </span>
              ),
            },
            { key: 'count', width: 60, align: 'right', dataIndex: 'utterances' },
          ]}
        />
      </section>
      <section className="intent-pane">
        {chosen ? (
          <IntentEditor
            key={`${source} ${chosen}`}
            source={source}
            name={chosen}
            editable={editable}
            intents={list.data ?? []}
            onRemoved={() => choose(null)}
          />
        ) : (
          <p className="muted">{t(editable ? 'knowledge.choose' : 'knowledge.chooseLive')}</p>
        )}
      </section>
      {adding && (
        <NewIntent
          source={source}
          onClose={() => setAdding(false)}
          onAdded={(name) => {
            setAdding(false);
            choose(name);
          }}
        />
      )}
    </div>
  );
}
