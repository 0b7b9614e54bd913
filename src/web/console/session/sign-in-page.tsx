import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { EntranceCard } from './entrance-card.js';
import { ApiError, SESSION_ENDED_QUERY, SESSION_QUERY, signIn } from './session-api.js';

/** @param login of whoever has just set their password */
export function SignInPage({ login }: { login: string | null }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: (staff) => {
      queries.removeQueries({ queryKey: SESSION_ENDED_QUERY });
      queries.setQueryData(SESSION_QUERY, staff);
    },
  });
  const code = attempt.error instanceof ApiError ? attempt.error.code : 'INTERNAL';
  const ended = queries.getQueryData(SESSION_ENDED_QUERY) === true;
  const codeAsked = code === 'CODE_NEEDED' || code === 'CODE_WRONG';
  return (
    <EntranceCard title={t('signIn.title')}>
      {login && !ended && !attempt.isError && (
        <Alert type="success" showIcon title={t('accounts.passwordSet')} />
      )}
      {ended && !attempt.isError && (
        <Alert
          type="info"
          showIcon
          title={t('errors.NOT_AUTHENTICATED')}
          data-testid="session-ended"
        />
      )}
      <Form
        layout="vertical"
        requiredMark={false}
        initialValues={{ login: login ?? '' }}
        onFinish={attempt.mutate}
        size="large"
      >
        <Form.Item
          name="login"
          label={t('signIn.login')}
          rules={[{ required: true, message: t('signIn.loginMissing') }]}
        >
          <Input autoComplete="username" autoFocus={!login} maxLength={100} data-testid="login" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('signIn.password')}
          rules={[{ required: true, message: t('signIn.passwordMissing') }]}
        >
          <Input.Password
            autoComplete="current-password"
            autoFocus={login !== null}
            maxLength={200}
            data-testid="password"
          />
        </Form.Item>
        {codeAsked && (
          <Form.Item
            name="code"
            label={t('accounts.code')}
            extra={t('accounts.codeHint')}
            rules={[{ required: true, message: t('accounts.required') }]}
          >
            <Input autoComplete="one-time-code" autoFocus maxLength={40} data-testid="code" />
          </Form.Item>
        )}
        {attempt.isError && (
          <Alert
            type={code === 'CODE_NEEDED' ? 'info' : 'error'}
            showIcon
            role="alert"
            title={t(`errors.${code}`)}
            data-testid="sign-in-error"
          />
        )}
        <Button
          type="primary"
          htmlType="submit"
          block
          loading={attempt.isPending}
          data-testid="sign-in"
        >
          {t('signIn.submit')}
        </Button>
      </Form>
      <p className="muted small">{t('signIn.hint')}</p>
    </EntranceCard>
  );
}
