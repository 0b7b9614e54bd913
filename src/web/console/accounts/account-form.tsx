import { Button, Drawer, Form, Input, InputNumber, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AccountDraft, AccountLink, AccountView } from '../../../protocol/index.js';
import { tiers } from '../../shared/contract.js';
import { AbilityFields } from '../abilities/ability-fields.js';
import { useTeamNames } from '../handing/use-team-names.js';
import { accountsApi } from './accounts-api.js';
import { useAccountChange } from './use-account-change.js';

const roles = ['agent', 'admin', 'intent_author', 'intent_reviewer'] as const;

const blank: AccountDraft = {
  login: '',
  name: '',
  tier: 'frontline',
  roles: ['agent'],
  capacity: null,
  skills: [],
  languages: [],
  regions: [],
  teamIds: [],
};

interface AccountFormProps {
  /** Null: somebody new. */
  account: AccountView | null;
  onClose: () => void;
  onInvited: (invited: { account: AccountView; link: AccountLink }) => void;
}

/** An account in full: whose it is, what they may do, what they are asked for. */
export function AccountForm({ account, onClose, onInvited }: AccountFormProps) {
  const { t } = useTranslation();
  const teams = useTeamNames(true).filter(({ isDefault }) => !isDefault);
  const invite = useAccountChange(accountsApi.invite, (invited) => {
    onClose();
    onInvited(invited);
  });
  const revise = useAccountChange(
    ({ login: _login, ...draft }: AccountDraft) =>
      accountsApi.revise(account?.id ?? '', { ...draft, version: account?.version ?? 0 }),
    onClose,
  );
  const save = (draft: AccountDraft) => (account ? revise : invite).mutate({ ...blank, ...draft });
  const required = [{ required: true, message: t('accounts.required') }];
  return (
    <Drawer
      open
      size={440}
      title={account ? t('accounts.editTitle', { name: account.name }) : t('accounts.inviteTitle')}
      onClose={onClose}
      footer={
        <Space>
          <Button
            type="primary"
            form="account-form"
            htmlType="submit"
            loading={invite.isPending || revise.isPending}
            data-testid="save-account"
          >
            {t(account ? 'accounts.save' : 'accounts.inviteNow')}
          </Button>
          <Button onClick={onClose}>{t('accounts.cancel')}</Button>
        </Space>
      }
    >
      <Form<AccountDraft>
        id="account-form"
        layout="vertical"
        initialValues={account ?? blank}
        onFinish={save}
      >
        <Form.Item
          name="login"
          label={t('accounts.login')}
          rules={[
            ...required,
            {
              pattern: /^\s*[A-Za-z0-9][A-Za-z0-9._@-]{1,59}\s*$/,
              message: t('accounts.loginRule'),
            },
          ]}
        >
          <Input disabled={account !== null} maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('accounts.name')}
          extra={t('accounts.nameHint')}
          rules={[{ ...required[0], whitespace: true }]}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="tier" label={t('accounts.tier')}>
          <Select options={tiers.map((value) => ({ value, label: t(`tier.${value}`) }))} />
        </Form.Item>
        <Form.Item name="roles" label={t('accounts.roles')} rules={required}>
          <Select
            mode="multiple"
            options={roles.map((value) => ({ value, label: t(`accounts.role.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="teamIds" label={t('accounts.teams')} extra={t('accounts.teamsHint')}>
          <Select
            mode="multiple"
            options={teams.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item
          name="capacity"
          label={t('accounts.capacity')}
          extra={t('accounts.capacityHint')}
          getValueFromEvent={(value: number | null) => value}
        >
          <InputNumber min={0} max={100} precision={0} />
        </Form.Item>
        <AbilityFields />
      </Form>
    </Drawer>
  );
}
