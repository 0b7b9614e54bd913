import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallbackList, StaffCallbackView } from '../../../protocol/index.js';
import { dayAndTime } from '../../shared/format.js';
import { Page } from '../desk/page.js';
import { useDesk } from '../desk/use-desk.js';
import { WideTable } from '../desk/wide-table.js';
import { useTeamNames } from '../handing/use-team-names.js';
import { useNow } from '../lists/use-now.js';
import { usePreferences } from '../preferences.js';
import { CallbackActions } from './callback-actions.js';
import { CALLBACKS_QUERY, listCallbacks } from './callbacks-api.js';

const REFRESH_MS = 15_000;
const lists: readonly CallbackList[] = ['open', 'mine', 'taken', 'done'];

/** Customers who want to be called: what is due, who has taken it, what is done. */
export function CallbacksPage({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const { select } = useDesk();
  const teams = useTeamNames(true);
  const now = useNow();
  const [which, setWhich] = useState<CallbackList>('open');
  const [teamId, setTeamId] = useState<string>();
  const [revealed, setRevealed] = useState<ReadonlyMap<string, StaffCallbackView>>(new Map());
  const list = useQuery({
    queryKey: [...CALLBACKS_QUERY, which, teamId],
    queryFn: () => listCallbacks(which, teamId),
    refetchInterval: REFRESH_MS,
  });
  const reveal = (callback: StaffCallbackView) =>
    setRevealed((known) => new Map(known).set(callback.id, callback));
  const shown = (callback: StaffCallbackView) => revealed.get(callback.id) ?? callback;
  const show = (conversationId: string) => {
    select(conversationId);
    onClose();
  };
  const isLate = ({ state, dueAt }: StaffCallbackView) =>
    state !== 'done' && Date.parse(dueAt) < now;
  return (
    <Page
      name="callbacks-page"
      title={t('callbacks.title')}
      onClose={onClose}
      tools={
        <>
          <Segmented<CallbackList>
            value={which}
            aria-label={t('callbacks.show')}
            options={lists.map((value) => ({
              value,
              label: <span data-testid={`callbacks-${value}`}>{t(`callbacks.list.${value}`)}</span>,
            }))}
            onChange={setWhich}
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
      <WideTable<StaffCallbackView>
        className="page-table"
        rowKey="id"
        size="middle"
        loading={list.isPending}
        dataSource={list.data ?? []}
        locale={{ emptyText: t('callbacks.none') }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        onRow={({ id }) => ({ 'data-testid': 'callback', 'data-id': id }) as object}
        columns={[
          {
            title: t('callbacks.phone'),
            render: (_, callback) => <b className="figures">{shown(callback).phone}</b>,
          },
          {
            title: t('callbacks.wish'),
            render: (_, { at }) => t(`callbacks.time.${at}`),
          },
          {
            title: t(which === 'done' ? 'callbacks.doneAt' : 'callbacks.due'),
            render: (_, callback) => (
              <span className={isLate(callback) ? 'tag bad' : ''}>
                {dayAndTime(callback.doneAt ?? callback.dueAt, locale)}
              </span>
            ),
          },
          {
            title: t('callbacks.matter'),
            className: 'page-words',
            render: (_, callback) => <span dir="auto">{shown(callback).matter || '–'}</span>,
          },
          {
            title: t('callbacks.team'),
            render: (_, callback) => teams.find(({ id }) => id === callback.teamId)?.name,
          },
          { title: t('callbacks.takenBy'), render: (_, { takenBy }) => takenBy?.name ?? '–' },
          {
            title: t('callbacks.askedAt'),
            render: (_, { askedAt }) => dayAndTime(askedAt, locale),
          },
          {
            key: 'actions',
            align: 'right',
            render: (_, callback) => (
              <>
                <CallbackActions callback={callback} onReveal={reveal} />
                {which === 'mine' && (
                  <Button type="link" size="small" onClick={() => show(callback.conversationId)}>
                    {t('callbacks.conversation')}
                  </Button>
                )}
              </>
            ),
          },
        ]}
      />
    </Page>
  );
}
