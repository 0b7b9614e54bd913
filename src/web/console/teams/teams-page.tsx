import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamView } from '../../../protocol/index.js';
import { ACCOUNTS_QUERY } from '../accounts/accounts-api.js';
import { useAccountChange } from '../accounts/use-account-change.js';
import { Page } from '../desk/page.js';
import { WideTable } from '../desk/wide-table.js';
import { nameOfCompany, useCompanies } from '../companies/use-companies.js';
import { usePreferences } from '../preferences.js';
import { ApiError } from '../session/session-api.js';
import { dayNames } from './day-names.js';
import { hoursInWords } from './hours-draft.js';
import { TeamForm } from './team-form.js';
import { teamsApi } from './teams-api.js';

/** Who is for what, and when. */
export function TeamsPage({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const [form, setForm] = useState<TeamView | 'new' | null>(null);
  const teams = useQuery({ queryKey: [...ACCOUNTS_QUERY, 'teams'], queryFn: teamsApi.list });
  const remove = useAccountChange(teamsApi.remove);
  const nameOf = (id: string) => teams.data?.teams.find((team) => team.id === id)?.name ?? '';
  const served = useCompanies();
  const abilities = ({ skills, languages, regions, companies }: TeamView) =>
    [
      ...companies.map((id) => nameOfCompany(served, id) ?? id),
      ...(skills.length > 0 ? [t('teams.skillCount', { count: skills.length })] : []),
      ...languages,
      ...(regions.length > 0 ? [t('teams.regionCount', { count: regions.length })] : []),
    ].join(' · ') || t('abilities.everything');
  return (
    <Page
      name="teams-page"
      title={t('teams.title')}
      onClose={onClose}
      tools={
        <Button
          type="primary"
          icon={<PlusOutlined />}
          data-testid="new-team"
          disabled={!teams.data}
          onClick={() => setForm('new')}
        >
          {t('teams.create')}
        </Button>
      }
    >
      {teams.error instanceof ApiError && (
        <Alert type="error" showIcon title={t(`errors.${teams.error.code}`)} />
      )}
      <WideTable<TeamView>
        className="page-table"
        rowKey="id"
        size="middle"
        loading={teams.isPending}
        dataSource={teams.data?.teams ?? []}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        columns={[
          {
            title: t('teams.name'),
            render: (_, { name, isDefault }) => (
              <>
                <b>{name}</b> {isDefault && <span className="tag">{t('teams.isDefault')}</span>}
              </>
            ),
          },
          { title: t('teams.members'), render: (_, { members }) => members.length },
          { title: t('teams.for'), render: (_, team) => abilities(team) },
          {
            title: t('teams.hours'),
            render: (_, { hours }) =>
              hours ? hoursInWords(hours, dayNames(locale), t('teams.closed')) : t('teams.always'),
          },
          { title: t('teams.mode'), render: (_, { mode }) => t(`teams.modeName.${mode}`) },
          {
            title: t('teams.overflow'),
            render: (_, { overflow }) =>
              overflow
                ? t('teams.overflowTo', {
                    name: nameOf(overflow.teamId),
                    minutes: overflow.afterSeconds / 60,
                  })
                : '–',
          },
          {
            key: 'actions',
            align: 'right',
            render: (_, team) => (
              <span className="row-actions">
                <Button
                  type="link"
                  size="small"
                  data-testid="edit-team"
                  aria-label={t('teams.editTitle', { name: team.name })}
                  onClick={() => setForm(team)}
                >
                  {t('accounts.edit')}
                </Button>
                {!team.isDefault && (
                  <Popconfirm
                    title={t('teams.removeTitle', { name: team.name })}
                    description={t('teams.removeHint')}
                    okText={t('teams.remove')}
                    cancelText={t('accounts.cancel')}
                    onConfirm={() => remove.mutate(team.id)}
                  >
                    <Button type="link" size="small" danger data-testid="remove-team">
                      {t('teams.remove')}
                    </Button>
                  </Popconfirm>
                )}
              </span>
            ),
          },
        ]}
      />
      {form && teams.data && (
        <TeamForm
          team={form === 'new' ? null : form}
          answer={teams.data}
          onClose={() => setForm(null)}
        />
      )}
    </Page>
  );
}
