import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { BUSINESS_ZONE, dayAndTime } from '../../shared/format.js';
import { usePreferences } from '../preferences.js';
import { ApiError } from '../session/session-api.js';
import { SHIFTS_QUERY } from './shifts-api.js';

/** A change of the plan, which is read anew after it; what is in the way of it is said. */
export function useShiftChange<Input>(change: (input: Input) => Promise<unknown>) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const inWords = (error: Error) => {
    const { code, failure } = error instanceof ApiError ? error : { code: 'INTERNAL' as const };
    const startsAt: unknown = failure?.details?.['startsAt'];
    if (code !== 'SHIFT_OVERLAPS' || typeof startsAt !== 'string') return t(`errors.${code}`);
    return t('shifts.overlaps', { when: dayAndTime(startsAt, locale, BUSINESS_ZONE) });
  };
  return useMutation({
    mutationFn: change,
    // Not given back: it would be waited for until the words are gone.
    onError: (error) => void message.error({ content: inWords(error), duration: 6 }),
    onSettled: () => queries.invalidateQueries({ queryKey: SHIFTS_QUERY }),
  });
}
