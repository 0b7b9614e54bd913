import { Alert, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { passwordRefusals, PASSWORD_MIN_LENGTH } from '../../shared/contract.js';
import { ApiError } from '../session/session-api.js';

/** A new password, typed twice. The server judges it. */
export function NewPasswordFields() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="next"
        label={t('accounts.newPassword')}
        extra={t('accounts.passwordRules', { length: PASSWORD_MIN_LENGTH })}
        rules={[
          { required: true, message: t('accounts.required') },
          {
            min: PASSWORD_MIN_LENGTH,
            message: t('accounts.refused.short', { length: PASSWORD_MIN_LENGTH }),
          },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} data-testid="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('accounts.passwordAgain')}
        dependencies={['next']}
        rules={[
          { required: true, message: t('accounts.required') },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(t('accounts.passwordsDiffer'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} data-testid="password-again" />
      </Form.Item>
    </>
  );
}

/** Why a password or a link was refused, in words. */
export function PasswordFailure({ error }: { error: Error | null }) {
  const { t } = useTranslation();
  if (!error) return null;
  const code = error instanceof ApiError ? error.code : 'INTERNAL';
  const reason = error instanceof ApiError ? error.failure.details?.['reason'] : undefined;
  const known = passwordRefusals.find((refusal) => refusal === reason);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      data-testid="password-failure"
      title={
        code === 'PASSWORD_REFUSED' && known
          ? t(`accounts.refused.${known}`, { length: PASSWORD_MIN_LENGTH })
          : t(`errors.${code}`)
      }
    />
  );
}
