import { EllipsisOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountLink, AccountView } from '../../../protocol/index.js';
import { useDesk } from '../desk/use-desk.js';
import { accountsApi } from './accounts-api.js';
import { SessionList } from './session-list.js';
import { useAccountChange } from './use-account-change.js';

interface AccountActionsProps {
  account: AccountView;
  onEdit: () => void;
  onLink: (link: AccountLink) => void;
}

/** What an admin does with an account. */
export function AccountActions({ account, onEdit, onLink }: AccountActionsProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { staff } = useDesk();
  const [sessions, setSessions] = useState(false);
  const link = useAccountChange(accountsApi.newLink, onLink);
  const deactivate = useAccountChange(accountsApi.deactivate);
  const reactivate = useAccountChange(accountsApi.reactivate);
  const removeFactor = useAccountChange(accountsApi.removeSecondFactor);
  const { id, name, state, secondFactor } = account;
  const confirm = (what: 'deactivate' | 'removeFactor' | 'reset', go: () => Promise<unknown>) =>
    void modal.confirm({
      title: t(`accounts.confirm.${what}`, { name }),
      content: t(`accounts.confirm.${what}Hint`),
      okText: t(`accounts.${what}`),
      okButtonProps: { danger: what !== 'reset', 'data-testid': 'confirm' },
      cancelText: t('accounts.cancel'),
      onOk: () => go().catch(() => undefined),
    });
  const used = state !== 'deactivated';
  const actions = {
    link: () =>
      state === 'invited' ? link.mutate(id) : confirm('reset', () => link.mutateAsync(id)),
    sessions: () => setSessions(true),
    removeFactor: () => confirm('removeFactor', () => removeFactor.mutateAsync(id)),
    deactivate: () => confirm('deactivate', () => deactivate.mutateAsync(id)),
    reactivate: () => reactivate.mutate(id),
  };
  const item = (key: keyof typeof actions, label: string, danger = false) => ({
    key,
    danger,
    label: <span data-testid={`account-${key}`}>{label}</span>,
  });
  const items = [
    ...(used
      ? [item('link', t(state === 'invited' ? 'accounts.inviteAgain' : 'accounts.reset'))]
      : []),
    ...(used ? [item('sessions', t('accounts.sessions'))] : []),
    ...(secondFactor ? [item('removeFactor', t('accounts.removeFactor'), true)] : []),
    ...(used && id !== staff.id ? [item('deactivate', t('accounts.deactivate'), true)] : []),
    ...(used ? [] : [item('reactivate', t('accounts.reactivate'))]),
  ];
  return (
    <span className="row-actions">
      <Button type="link" size="small" data-testid="edit-account" onClick={onEdit}>
        {t('accounts.edit')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{ items, onClick: ({ key }) => actions[key as keyof typeof actions]() }}
      >
        <Button
          type="text"
          size="small"
          icon={<EllipsisOutlined />}
          aria-label={t('accounts.more', { name })}
          data-testid="more-actions"
        />
      </Dropdown>
      <Modal
        open={sessions}
        title={t('accounts.sessionsOf', { name })}
        footer={null}
        destroyOnHidden
        onCancel={() => setSessions(false)}
      >
        <SessionList whose={`/staff/${id}`} />
      </Modal>
    </span>
  );
}
