import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../desk/brand-mark.js';
import { LanguageMenu, ThemeSwitch } from '../desk/preference-controls.js';
import { ApiError, SESSION_QUERY, signIn } from './session-api.js';

export function SignInPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: (staff) => queries.setQueryData(SESSION_QUERY, staff),
  });
  const code = attempt.error instanceof ApiError ? attempt.error.code : 'INTERNAL';
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <div className="sign-in-brand">
          <BrandMark />
          <div>
            <b>{t('app.name')}</b>
            <small className="muted">{t('app.console')}</small>
          </div>
        </div>
        <h1>{t('signIn.title')}</h1>
        <Form layout="vertical" requiredMark={false} onFinish={attempt.mutate} size="large">
          <Form.Item
            name="login"
            label={t('signIn.login')}
            rules={[{ required: true, message: t('signIn.loginMissing') }]}
          >
            <Input autoComplete="username" autoFocus maxLength={100} data-testid="login" />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('signIn.password')}
            rules={[{ required: true, message: t('signIn.passwordMissing') }]}
          >
            <Input.Password
              autoComplete="current-password"
              maxLength={200}
              data-testid="password"
            />
          </Form.Item>
          {attempt.isError && (
            <Alert
              type="error"
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
      </div>
      <div className="sign-in-controls">
        <LanguageMenu />
        <ThemeSwitch />
      </div>
    </main>
  );
}
