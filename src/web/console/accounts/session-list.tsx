import { useQuery } from '@tanstack/react-query';
import { Button, Popconfirm, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../../protocol/index.js';
import { ACCOUNTS_QUERY, sessionsApi } from './accounts-api.js';
import { SeenLast } from './seen-last.js';
import { useAccountChange } from './use-account-change.js';

/** Where somebody is signed in. @param whose `/account`, or `/staff/ID` for an admin */
export function SessionList({ whose }: { whose: '/account' | `/staff/${string}` }) {
  const { t } = useTranslation();
  const api = sessionsApi(whose);
  const sessions = useQuery({
    queryKey: [...ACCOUNTS_QUERY, 'sessions', whose],
    queryFn: api.list,
  });
  const end = useAccountChange(api.end);
  const endAll = useAccountChange(() => api.endAll());
  const others = (sessions.data ?? []).filter(({ isCurrent }) => !isCurrent);
  const all = whose === '/account' ? 'endOthers' : 'endAll';
  if (sessions.isPending) return <Spin />;
  return (
    <>
      <ul className="session-list" data-testid="sessions">
        {sessions.data?.map((session) => (
          <li key={session.id}>
            <span className="two-lines">
              <b>{deviceOf(session) || t('accounts.unknownDevice')}</b>
              <small className="muted">
                {session.place ?? t('accounts.unknownPlace')}
                {session.isCurrent && ` · ${t('accounts.thisOne')}`}
              </small>
            </span>
            <span className="spring" />
            <SeenLast {...session} />
            {!session.isCurrent && (
              <Button
                size="small"
                danger
                loading={end.isPending && end.variables === session.id}
                data-testid="end-session"
                onClick={() => end.mutate(session.id)}
              >
                {t('accounts.endSession')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.data?.length === 0 && <p className="muted">{t('accounts.noSessions')}</p>}
      {others.length > 1 && (
        <Popconfirm
          title={t(`accounts.${all}Title`)}
          okText={t(`accounts.${all}`)}
          cancelText={t('accounts.cancel')}
          onConfirm={() => endAll.mutate(undefined)}
        >
          <Button danger>{t(`accounts.${all}`)}</Button>
        </Popconfirm>
      )}
    </>
  );
}

function deviceOf({ browser, system }: SessionView): string {
  return [browser, system].filter(Boolean).join(' · ');
}
