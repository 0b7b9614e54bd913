import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../session/session-api.js';
import { VIPS_QUERY } from './vips-api.js';

/** A change of the list, which is read anew after it. */
export function useVipChange<Input>(change: (input: Input) => Promise<unknown>) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onError: (error) => {
      const code = error instanceof ApiError ? error.code : 'INTERNAL';
      const words = code === 'STATE_CONFLICT' ? t('vips.conflict') : t(`errors.${code}`);
      void message.error({ content: words, duration: 6 });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: VIPS_QUERY }),
  });
}
