import { UserAddOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountLink, AccountView } from '../../../protocol/index.js';
import { Page } from '../desk/page.js';
import { WideTable } from '../desk/wide-table.js';
import { ApiError } from '../session/session-api.js';
import { AccountActions } from './account-actions.js';
import { AccountForm } from './account-form.js';
import { ACCOUNTS_QUERY, accountsApi } from './accounts-api.js';
import { LinkDialog } from './link-dialog.js';
import { SeenLast } from './seen-last.js';

/** Everybody who works here: who they are, what they may do, and whether they are there. */
export function StaffPage({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [form, setForm] = useState<AccountView | 'new' | null>(null);
  const [link, setLink] = useState<{ name: string; link: AccountLink } | null>(null);
  const accounts = useQuery({ queryKey: ACCOUNTS_QUERY, queryFn: accountsApi.list });
  const wanted = words.trim().toLowerCase();
  const rows = (accounts.data ?? []).filter(
    ({ login, name }) => login.includes(wanted) || name.toLowerCase().includes(wanted),
  );
  return (
    <Page
      name="staff-page"
      title={t('accounts.title')}
      onClose={onClose}
      tools={
        <>
          <Input.Search
            allowClear
            value={words}
            className="page-search"
            placeholder={t('accounts.search')}
            aria-label={t('accounts.search')}
            onChange={({ target }) => setWords(target.value)}
          />
          <Button
            type="primary"
            icon={<UserAddOutlined />}
            data-testid="invite"
            onClick={() => setForm('new')}
          >
            {t('accounts.invite')}
          </Button>
        </>
      }
    >
      {accounts.error instanceof ApiError && (
        <Alert type="error" showIcon title={t(`errors.${accounts.error.code}`)} />
      )}
      <WideTable<AccountView>
        className="page-table"
        rowKey="id"
        size="middle"
        loading={accounts.isPending}
        dataSource={rows}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        rowClassName={({ state }) => (state === 'deactivated' ? 'put-aside' : '')}
        onRow={({ login }) => ({ 'data-testid': `account-${login}` }) as object}
        columns={[
          {
            title: t('accounts.name'),
            render: (_, { name, login }) => (
              <span className="two-lines">
                <b>{name}</b>
                <small className="muted">{login}</small>
              </span>
            ),
          },
          { title: t('accounts.tier'), render: (_, { tier }) => t(`tier.${tier}`) },
          {
            title: t('accounts.roles'),
            render: (_, { roles }) =>
              roles.map((role) => t(`accounts.role.${role}`)).join(t('between')),
          },
          {
            title: t('accounts.state'),
            render: (_, { state, secondFactor }) => (
              <>
                <span className={`tag ${toneOf[state]}`}>{t(`accounts.stateName.${state}`)}</span>{' '}
                {secondFactor && <span className="tag">{t('accounts.secondFactor')}</span>}
              </>
            ),
          },
          { title: t('accounts.lastSeen'), render: (_, account) => <SeenLast {...account} /> },
          {
            key: 'actions',
            align: 'right',
            render: (_, account) => (
              <AccountActions
                account={account}
                onEdit={() => setForm(account)}
                onLink={(made) => setLink({ name: account.name, link: made })}
              />
            ),
          },
        ]}
      />
      {form && (
        <AccountForm
          account={form === 'new' ? null : form}
          onClose={() => setForm(null)}
          onInvited={(invited) => setLink({ name: invited.account.name, link: invited.link })}
        />
      )}
      {link && <LinkDialog {...link} onClose={() => setLink(null)} />}
    </Page>
  );
}

const toneOf = { active: 'good', invited: 'warn', deactivated: '' } as const;
