import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Shows in the browser's tab how many are waiting. */
export function useTitleBadge(waiting: number): void {
  const { t } = useTranslation();
  const name = `${t('app.name')} · ${t('app.console')}`;
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) ${name}` : name;
  }, [waiting, name]);
}
