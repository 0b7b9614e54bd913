import { useTranslation } from 'react-i18next';
import { BUSINESS_ZONE, dayAndTime } from '../../shared/format.js';
import { usePreferences } from '../preferences.js';

/** When the next step is due, and until when the law gives time. */
export function DueLine({ dueAt, overdue, legalDueAt }: DueLineProps) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const time = (iso: string) => dayAndTime(iso, locale, BUSINESS_ZONE);
  if (!dueAt) return null;
  return (
    <small className={overdue ? 'warn-text' : 'muted'}>
      {[
        t(overdue ? 'care.overdue' : 'care.dueBy', { time: time(dueAt) }),
        legalDueAt && t('care.legalDue', { time: time(legalDueAt) }),
      ]
        .filter(Boolean)
        .join(' · ')}
    </small>
  );
}

interface DueLineProps {
  dueAt: string | null;
  overdue: boolean;
  legalDueAt?: string;
}
