import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { StaffCallbackView } from '../../../protocol/index.js';
import { useDesk } from '../desk/use-desk.js';
import { ApiError } from '../session/session-api.js';
import { CALLBACKS_QUERY, stepCallback, type CallbackStep } from './callbacks-api.js';

interface CallbackActionsProps {
  callback: StaffCallbackView;
  /** The number was shown to whoever looks after others. */
  onReveal: (callback: StaffCallbackView) => void;
}

/** What can be done with a callback now. */
export function CallbackActions({ callback, onReveal }: CallbackActionsProps) {
  const { t } = useTranslation();
  const { staff } = useDesk();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const step = useMutation({
    mutationFn: (to: CallbackStep) => stepCallback(callback.id, to),
    onSuccess: (changed, to) => {
      if (to === 'reveal' && changed) onReveal(changed);
    },
    onError: (error) =>
      void message.error(t(`errors.${error instanceof ApiError ? error.code : 'OFFLINE'}`)),
    onSettled: () => queries.invalidateQueries({ queryKey: CALLBACKS_QUERY }),
  });
  const { state, takenBy } = callback;
  const mine = state === 'taken' && takenBy?.id === staff.id;
  const steps: CallbackStep[] = [
    ...(state === 'open' ? (['take'] as const) : []),
    ...(mine ? (['finish', 'put-back'] as const) : []),
    ...(!mine && staff.permissions.includes('personal_data.reveal') ? (['reveal'] as const) : []),
  ];
  return (
    <span className="row-actions">
      {steps.map((to) => (
        <Button
          key={to}
          size="small"
          type={to === 'take' || to === 'finish' ? 'primary' : 'link'}
          loading={step.isPending && step.variables === to}
          data-testid={`callback-${to}`}
          onClick={() => step.mutate(to)}
        >
          {t(`callbacks.step.${to}`)}
        </Button>
      ))}
    </span>
  );
}
