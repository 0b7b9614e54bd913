import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BreachView, SlaKind } from '../../../protocol/index.js';
import { dayAndTime } from '../../shared/format.js';
import { Page } from '../desk/page.js';
import { useDesk } from '../desk/use-desk.js';
import { WideTable } from '../desk/wide-table.js';
import { useTeamNames } from '../handing/use-team-names.js';
import { usePreferences } from '../preferences.js';
import { ask } from '../session/session-api.js';
import { duration } from '../lists/duration.js';

const kinds: readonly SlaKind[] = ['accept', 'first_response', 'next_response', 'resolve'];

interface BreachPage {
  breaches: BreachView[];
  hasMore: boolean;
}

/** Who was kept waiting too long, and for what: the history of the service level. */
export function BreachesPage({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const { select } = useDesk();
  const teams = useTeamNames(true);
  const [kind, setKind] = useState<SlaKind>();
  const [teamId, setTeamId] = useState<string>();
  const list = useInfiniteQuery({
    queryKey: ['breaches', kind, teamId],
    initialPageParam: '',
    queryFn: async ({ pageParam: before }): Promise<BreachPage> => {
      const words = { ...(kind && { kind }), ...(teamId && { teamId }), ...(before && { before }) };
      const page = await ask<BreachPage>('GET', `/breaches?${new URLSearchParams(words)}`);
      return page ?? { breaches: [], hasMore: false };
    },
    getNextPageParam: ({ breaches, hasMore }) => (hasMore ? breaches.at(-1)?.firedAt : undefined),
  });
  const show = (conversationId: string) => {
    select(conversationId);
    onClose();
  };
  return (
    <Page
      name="breaches-page"
      title={t('breaches.title')}
      onClose={onClose}
      tools={
        <>
          <Select<SlaKind>
            allowClear
            placeholder={t('breaches.anyKind')}
            aria-label={t('breaches.kind')}
            data-testid="breach-kind"
            popupMatchSelectWidth={false}
            value={kind}
            options={kinds.map((value) => ({ value, label: t(`wall.clock.${value}`) }))}
            onChange={setKind}
          />
          <Select<string>
            allowClear
            placeholder={t('callbacks.anyTeam')}
            aria-label={t('callbacks.team')}
            popupMatchSelectWidth={false}
            value={teamId}
            options={teams.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setTeamId}
          />
        </>
      }
    >
      {list.isError && <Alert type="error" showIcon title={t('errors.OFFLINE')} />}
      <WideTable<BreachView>
        className="page-table"
        rowKey={({ conversationId, kind: what, startedAt }) =>
          `${conversationId} ${what} ${startedAt}`
        }
        size="middle"
        loading={list.isPending}
        dataSource={list.data?.pages.flatMap(({ breaches }) => breaches) ?? []}
        locale={{ emptyText: t('breaches.none') }}
        pagination={false}
        onRow={() => ({ 'data-testid': 'breach' }) as object}
        columns={[
          { title: t('breaches.at'), render: (_, { dueAt }) => dayAndTime(dueAt, locale) },
          {
            title: t('breaches.customer'),
            render: (_, { conversationId, visitor }) => (
              <Button
                type="link"
                size="small"
                style={{ paddingInline: 0 }}
                onClick={() => show(conversationId)}
              >
                {t('visitor', { number: visitor })}
              </Button>
            ),
          },
          { title: t('breaches.kind'), render: (_, breach) => t(`wall.clock.${breach.kind}`) },
          {
            title: t('breaches.limit'),
            render: (_, { startedAt, dueAt }) =>
              duration(Date.parse(dueAt) - Date.parse(startedAt), t),
          },
          {
            title: t('wall.column.team'),
            render: (_, { teamId: id, tier }) => (
              <>
                {teams.find((team) => team.id === id)?.name}{' '}
                <small className="muted">{t(`tier.${tier}`)}</small>
              </>
            ),
          },
          { title: t('breaches.assignee'), render: (_, { assignee }) => assignee ?? '–' },
          {
            title: t('breaches.then'),
            render: (_, { escalated }) =>
              escalated ? <span className="tag warn">{t('breaches.escalated')}</span> : '–',
          },
        ]}
      />
      {list.hasNextPage && (
        <Button
          className="page-more"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('breaches.more')}
        </Button>
      )}
    </Page>
  );
}
