import { CloseOutlined, UndoOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Modal, Select, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../desk/use-desk.js';
import { CannedPanel } from './canned-panel.js';
import { CheckPanel } from './check-panel.js';
import { FlowsPanel } from './flows-panel.js';
import { HistoryPanel } from './history-panel.js';
import { IntentBrowser } from './intent-browser.js';
import { INTENTS_QUERY, intentsApi } from './intents-api.js';
import { LearningPanel } from './learning-panel.js';
import { PilotPanel } from './pilot-panel.js';
import { RegionsPanel } from './regions-panel.js';
import { TryPanel } from './try-panel.js';
import { useChange } from './use-change.js';
import { WordsPanel } from './words-panel.js';

/** What the bot knows: looked at as it is live, changed in drafts. */
export function KnowledgePage({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { staff } = useDesk();
  const [source, setSource] = useState('live');
  const [tab, setTab] = useState('intents');
  const [naming, setNaming] = useState(false);
  const [title, setTitle] = useState('');
  const drafts = useQuery({ queryKey: [...INTENTS_QUERY, 'drafts'], queryFn: intentsApi.drafts });
  const draft = drafts.data?.find(({ id }) => id === source);
  const begin = useChange(intentsApi.begin, ({ id }) => {
    setSource(id);
    setNaming(false);
    setTitle('');
  });
  const undo = useChange(intentsApi.undo);
  const update = useChange(intentsApi.update);
  const discard = useChange(intentsApi.discard, () => setSource('live'));
  const mayEdit = staff.permissions.includes('intents.edit');
  const shown = draft ? draft.id : 'live';
  const published = () => {
    setSource('live');
    setTab('history');
  };
  return (
    <main className="knowledge" data-testid="knowledge">
      <header className="knowledge-head">
        <h1>{t('knowledge.title')}</h1>
        <Select
          value={shown}
          onChange={setSource}
          aria-label={t('knowledge.source')}
          data-testid="source"
          options={[
            { value: 'live', label: t('knowledge.live') },
            ...(drafts.data ?? []).map((one) => ({
              value: one.id,
              label: one.owner ? `${one.title} · ${one.owner}` : t('knowledge.disk'),
            })),
          ]}
        />
        {mayEdit && (
          <Button type="primary" data-testid="new-draft" onClick={() => setNaming(true)}>
            {t('knowledge.newDraft')}
          </Button>
        )}
        {draft && mayEdit && (
          <>
            <Button
              icon={<UndoOutlined />}
              disabled={!draft.undoable}
              loading={undo.isPending}
              onClick={() => undo.mutate(draft.id)}
            >
              {t('knowledge.undo')}
            </Button>
            {draft.behind && (
              <Button loading={update.isPending} onClick={() => update.mutate(draft.id)}>
                {t('knowledge.update')}
              </Button>
            )}
            <Button danger type="text" onClick={() => discard.mutate(draft.id)}>
              {t('knowledge.discard')}
            </Button>
          </>
        )}
        <span className="spring" />
        <Button
          type="text"
          className="page-close"
          icon={<CloseOutlined />}
          aria-label={t('knowledge.close')}
          onClick={onClose}
        />
      </header>
      {!draft && <p className="muted knowledge-hint">{t('knowledge.liveHint')}</p>}
      {draft && (
        <p className="muted knowledge-hint" data-testid="changed-files">
          {draft.changed.length > 0
            ? t('knowledge.changed', { files: draft.changed.join(', ') })
            : t('knowledge.unchanged')}
        </p>
      )}
      <Tabs
        activeKey={tab}
        onChange={setTab}
        destroyOnHidden
        items={[
          {
            key: 'intents',
            label: t('knowledge.intents'),
            children: <IntentBrowser source={shown} editable={draft !== undefined && mayEdit} />,
          },
          {
            key: 'words',
            label: t('words.title'),
            children: <WordsPanel source={shown} editable={draft !== undefined && mayEdit} />,
          },
          {
            key: 'canned',
            label: t('writing.canned'),
            children: <CannedPanel source={shown} editable={draft !== undefined && mayEdit} />,
          },
          {
            key: 'flows',
            label: t('flows.title'),
            children: (
              <FlowsPanel key={shown} source={shown} editable={draft !== undefined && mayEdit} />
            ),
          },
          {
            key: 'regions',
            label: t('regions.title'),
            children: (
              <RegionsPanel key={shown} source={shown} editable={draft !== undefined && mayEdit} />
            ),
          },
          {
            key: 'learning',
            label: t('learning.title'),
            children: <LearningPanel source={shown} editable={draft !== undefined && mayEdit} />,
          },
          {
            key: 'try',
            label: t('knowledge.try'),
            children: <TryPanel key={`${shown} ${draft?.revision ?? 0}`} source={shown} />,
          },
          {
            key: 'check',
            label: t('knowledge.check'),
            disabled: !draft,
            children: draft && (
              <CheckPanel draft={draft} onPublished={published} onPilot={() => setTab('pilot')} />
            ),
          },
          { key: 'pilot', label: t('pilot.title'), children: <PilotPanel /> },
          { key: 'history', label: t('knowledge.history'), children: <HistoryPanel /> },
        ]}
      />
      {naming && (
        <Modal
          open
          title={t('knowledge.newDraft')}
          okText={t('knowledge.begin')}
          okButtonProps={{ disabled: title.trim() === '' }}
          confirmLoading={begin.isPending}
          onOk={() => begin.mutate(title.trim())}
          onCancel={() => setNaming(false)}
        >
          <Input
            autoFocus
            value={title}
            maxLength={120}
            placeholder={t('knowledge.draftTitle')}
            aria-label={t('knowledge.draftTitle')}
            data-testid="draft-title"
            onChange={({ target }) => setTitle(target.value)}
          />
        </Modal>
      )}
    </main>
  );
}
