import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { linksApi } from '../accounts/accounts-api.js';
import { NewPasswordFields, PasswordFailure } from '../accounts/new-password-fields.js';
import { EntranceCard } from './entrance-card.js';
import { ApiError } from './session-api.js';

interface LinkPageProps {
  token: string;
  /** @param login whose password is set now; null: back without */
  onDone: (login: string | null) => void;
}

/** Where a one-time link leads: setting the password, of a new account or one that was lost. */
export function LinkPage({ token, onDone }: LinkPageProps) {
  const { t } = useTranslation();
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: () => linksApi.read(token),
    staleTime: Infinity,
    retry: false,
  });
  const use = useMutation({
    mutationFn: ({ next }: { next: string }) => linksApi.use({ token, password: next }),
    onSuccess: ({ login }) => onDone(login),
  });
  if (link.isPending) return <Spin fullscreen />;
  if (!link.data) {
    const code = link.error instanceof ApiError ? link.error.code : 'INTERNAL';
    return (
      <EntranceCard title={t('accounts.linkOver')}>
        <Alert type="error" showIcon title={t(`errors.${code}`)} data-testid="link-failure" />
        <Button block onClick={() => onDone(null)}>
          {t('accounts.toSignIn')}
        </Button>
      </EntranceCard>
    );
  }
  const { purpose, login, name } = link.data;
  return (
    <EntranceCard title={t(`accounts.welcome.${purpose}`, { name })}>
      <Form layout="vertical" requiredMark={false} size="large" onFinish={use.mutate}>
        <Form.Item label={t('signIn.login')} htmlFor="link-login">
          <Input id="link-login" readOnly value={login} autoComplete="username" />
        </Form.Item>
        <NewPasswordFields />
        <PasswordFailure error={use.error} />
        <Button
          type="primary"
          htmlType="submit"
          block
          loading={use.isPending}
          data-testid="set-password"
        >
          {t('accounts.setPassword')}
        </Button>
      </Form>
    </EntranceCard>
  );
}
