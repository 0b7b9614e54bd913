import { Alert, Button, Form, Input, QRCode } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnAccount, SecondFactorOffer } from '../../../protocol/index.js';
import { ownApi } from './accounts-api.js';
import { useAccountChange } from './use-account-change.js';

/** The authenticator of one's own account: set up, confirmed by a code, taken off by the password. */
export function SecondFactorPanel({ account }: { account: OwnAccount }) {
  const { t } = useTranslation();
  const [offer, setOffer] = useState<SecondFactorOffer | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const begin = useAccountChange(() => ownApi.offerSecondFactor(), setOffer);
  const confirm = useAccountChange(ownApi.confirmSecondFactor, (recoveryCodes) => {
    setOffer(null);
    setCodes(recoveryCodes);
  });
  const remove = useAccountChange(ownApi.removeSecondFactor);
  if (codes) return <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />;
  if (account.secondFactor) {
    return (
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={({ password }: { password: string }) => remove.mutate(password)}
      >
        <Alert
          type="success"
          showIcon
          title={t('accounts.factorOn', { count: account.recoveryCodesLeft })}
        />
        <Form.Item
          name="password"
          label={t('accounts.currentPassword')}
          rules={[{ required: true, message: t('accounts.required') }]}
        >
          <Input.Password autoComplete="current-password" data-testid="factor-password" />
        </Form.Item>
        <Button htmlType="submit" danger loading={remove.isPending} data-testid="remove-factor">
          {t('accounts.factorOff')}
        </Button>
      </Form>
    );
  }
  if (!offer) {
    return (
      <>
        <p className="muted">{t('accounts.factorHint')}</p>
        <Button
          loading={begin.isPending}
          data-testid="add-factor"
          onClick={() => begin.mutate(undefined)}
        >
          {t('accounts.factorAdd')}
        </Button>
      </>
    );
  }
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={({ code }: { code: string }) => confirm.mutate(code)}
    >
      <p>{t('accounts.factorScan')}</p>
      <QRCode
        type="svg"
        aria-label={t('accounts.factorCode')}
        value={offer.uri}
        color="#000"
        bgColor="#fff"
        size={180}
      />
      <p className="muted">{t('accounts.factorByHand')}</p>
      <code className="secret" data-testid="factor-secret">
        {offer.secret.replace(/.{4}(?=.)/g, '$& ')}
      </code>
      <Form.Item
        name="code"
        label={t('accounts.code')}
        rules={[{ required: true, message: t('accounts.required') }]}
      >
        <Input
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          autoFocus
          data-testid="factor-code"
        />
      </Form.Item>
      <Button
        type="primary"
        htmlType="submit"
        loading={confirm.isPending}
        data-testid="confirm-factor"
      >
        {t('accounts.factorConfirm')}
      </Button>
    </Form>
  );
}

function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Alert type="warning" showIcon title={t('accounts.recoveryHint')} />
      <ul className="recovery-codes" data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button data-testid="codes-kept" onClick={onDone}>
        {t('accounts.recoveryKept')}
      </Button>
    </>
  );
}
