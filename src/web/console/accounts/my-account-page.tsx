import { useQuery } from '@tanstack/react-query';
import { Alert, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '../desk/page.js';
import { ApiError } from '../session/session-api.js';
import { ACCOUNTS_QUERY, ownApi } from './accounts-api.js';
import { PasswordPanel } from './password-panel.js';
import { SecondFactorPanel } from './second-factor-panel.js';
import { OwnShifts } from '../shifts/own-shifts.js';
import { SessionList } from './session-list.js';

/** One's own password, authenticator, shifts and sessions. */
export function MyAccountPage({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const account = useQuery({ queryKey: [...ACCOUNTS_QUERY, 'own'], queryFn: ownApi.read });
  const code = account.error instanceof ApiError ? account.error.code : 'INTERNAL';
  return (
    <Page name="my-account" title={t('accounts.mine')} onClose={onClose}>
      {account.isPending && <Spin />}
      {account.isError && <Alert type="error" showIcon title={t(`errors.${code}`)} />}
      {account.data && (
        <div className="account-panels">
          <section>
            <h2>{t('accounts.password')}</h2>
            <p className="muted">
              {account.data.name} · {account.data.login}
            </p>
            <PasswordPanel />
          </section>
          <section>
            <h2>{t('accounts.secondFactor')}</h2>
            <SecondFactorPanel account={account.data} />
          </section>
          <section>
            <h2>{t('shifts.mine')}</h2>
            <OwnShifts />
          </section>
          <section>
            <h2>{t('accounts.sessions')}</h2>
            <SessionList whose="/account" />
          </section>
        </div>
      )}
    </Page>
  );
}
