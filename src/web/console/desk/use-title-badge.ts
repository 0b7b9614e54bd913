import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { usePart } from './use-desk.js';

/** Shows in the browser's tab how many are waiting. */
export function useTitleBadge(): void {
  const waiting = usePart((view) => view.waiting.length);
  const { t } = useTranslation();
  const name = `${t('app.name')} · ${t('app.console')}`;
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) ${name}` : name;
  }, [waiting, name]);
}
