import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf as dayInWords } from '../../shared/format.js';
import { usePreferences } from '../preferences.js';
import { dayNames } from '../teams/day-names.js';
import { SHIFTS_QUERY, shiftsApi } from './shifts-api.js';
import { clockOf } from './week.js';

const FORTNIGHT_MS = 14 * 24 * 3_600_000;

/** When I am at work in the fortnight to come. */
export function OwnShifts() {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const [now] = useState(() => new Date());
  const own = useQuery({
    queryKey: [...SHIFTS_QUERY, 'mine'],
    queryFn: () =>
      shiftsApi.mine({
        from: now.toISOString(),
        to: new Date(now.getTime() + FORTNIGHT_MS).toISOString(),
      }),
  });
  const names = dayNames(locale);
  const weekday = (iso: string) =>
    names[(new Date(Date.parse(iso) + 8 * 3_600_000).getUTCDay() + 6) % 7];
  if (!own.data) return null;
  if (own.data.shifts.length === 0) return <p className="muted">{t('shifts.mineNone')}</p>;
  return (
    <ul className="own-shifts" data-testid="own-shifts">
      {own.data.shifts.map(({ id, startsAt, endsAt }) => (
        <li key={id}>
          <b>
            {weekday(startsAt)} {dayInWords(startsAt, locale)}
          </b>{' '}
          {clockOf(startsAt)}–{clockOf(endsAt)}
        </li>
      ))}
    </ul>
  );
}
