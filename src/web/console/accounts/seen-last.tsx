import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../shared/format.js';
import { usePreferences } from '../preferences.js';

/** Whether somebody or a session is there, else when last. */
export function SeenLast({
  isOnline,
  lastSeenAt,
}: {
  isOnline: boolean;
  lastSeenAt: string | null;
}) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  if (isOnline) return <span className="tag good">{t('accounts.online')}</span>;
  if (!lastSeenAt) return <span className="muted">{t('accounts.never')}</span>;
  return <span className="figures">{dayAndTime(lastSeenAt, locale)}</span>;
}
