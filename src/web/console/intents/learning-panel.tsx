import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Empty, Pagination, Spin } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LearningGroup } from '../../../protocol/index.js';
import { INTENTS_QUERY, intentsApi } from './intents-api.js';
import { LearningGroupCard } from './learning-group-card.js';
import { NewIntent } from './new-intent.js';
import { useChange } from './use-change.js';

const PAGE_SIZE = 20;

interface LearningPanelProps {
  source: string;
  /** Whether the source is a draft that may be changed. */
  editable: boolean;
}

/** What the bot did not get, by groups: a key gives a group to an intent, or lets it go. */
export function LearningPanel({ source, editable }: LearningPanelProps) {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const [making, setMaking] = useState<LearningGroup | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const inbox = useQuery({
    queryKey: [...INTENTS_QUERY, 'learning', page],
    queryFn: () => intentsApi.learning((page - 1) * PAGE_SIZE, PAGE_SIZE),
    placeholderData: keepPreviousData,
  });
  const intents = useQuery({
    queryKey: [...INTENTS_QUERY, 'list', source],
    queryFn: () => intentsApi.list(source),
  });
  // The next group takes the place of the one that is done: the keys go on there.
  const goOn = (place: number) =>
    list.current?.querySelectorAll<HTMLElement>('[data-group]')[place]?.focus();
  const assign = useChange(
    async ({ group, intent, place }: { group: LearningGroup; intent: string; place: number }) => {
      await intentsApi.assignLearning(source, intent, idsOf(group));
      return place;
    },
    goOn,
  );
  const dismiss = useChange(async ({ group, place }: { group: LearningGroup; place: number }) => {
    await intentsApi.dismissLearning(idsOf(group));
    return place;
  }, goOn);
  if (!inbox.data) return <Spin />;
  const { groups, groupCount, messageCount } = inbox.data;
  if (groupCount === 0) return <Empty description={t('learning.empty')} />;
  const busy = assign.isPending || dismiss.isPending;
  return (
    <div className="learning" data-testid="learning">
      <p className="muted">
        {t('learning.hint', { messages: messageCount, groups: groupCount })}
        {editable && ` ${t('learning.keys')}`}
      </p>
      {!editable && <Alert type="info" showIcon title={t('learning.needsDraft')} />}
      <ol ref={list}>
        {groups.map((group, place) => (
          <LearningGroupCard
            key={group.messages[0]?.id}
            group={group}
            source={source}
            intents={intents.data ?? []}
            editable={editable}
            busy={busy}
            onAssign={(intent) => assign.mutate({ group, intent, place })}
            onDismiss={() => dismiss.mutate({ group, place })}
            onNew={() => setMaking(group)}
            onMove={(step) => goOn(place + step)}
          />
        ))}
      </ol>
      <Pagination
        hideOnSinglePage
        showSizeChanger={false}
        current={page}
        pageSize={PAGE_SIZE}
        total={groupCount}
        onChange={setPage}
      />
      {making && (
        <NewIntent
          source={source}
          texts={making.messages.map(({ text }) => text)}
          onClose={() => setMaking(null)}
          onAdded={(intent) => {
            assign.mutate({ group: making, intent, place: groups.indexOf(making) });
            setMaking(null);
          }}
        />
      )}
    </div>
  );
}

function idsOf({ messages }: LearningGroup): number[] {
  return messages.map(({ id }) => id);
}
