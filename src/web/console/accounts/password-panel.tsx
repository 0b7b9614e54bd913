import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ACCOUNTS_QUERY, ownApi } from './accounts-api.js';
import { NewPasswordFields, PasswordFailure } from './new-password-fields.js';

/** Changes one's own password; every other session ends. */
export function PasswordPanel() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ current: string; next: string }>();
  const change = useMutation({
    mutationFn: ({ current, next }: { current: string; next: string }) =>
      ownApi.changePassword({ current, next }),
    onSuccess: async () => {
      form.resetFields();
      void message.success(t('accounts.passwordChanged'));
      await queries.invalidateQueries({ queryKey: ACCOUNTS_QUERY });
    },
  });
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={change.mutate}>
      <Form.Item
        name="current"
        label={t('accounts.currentPassword')}
        rules={[{ required: true, message: t('accounts.required') }]}
      >
        <Input.Password
          autoComplete="current-password"
          maxLength={200}
          data-testid="current-password"
        />
      </Form.Item>
      <NewPasswordFields />
      <PasswordFailure error={change.error} />
      <Button htmlType="submit" loading={change.isPending} data-testid="change-password">
        {t('accounts.changePassword')}
      </Button>
    </Form>
  );
}
