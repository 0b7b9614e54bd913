import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { WidgetSettingsView } from '../../../protocol/index.js';
import { useShowFailure } from '../chat/use-actions.js';
import { ApiError } from '../session/session-api.js';
import { widgetQuery } from './widget-api.js';

/** A change of how the widget looks: what comes back is shown, a refusal is said. */
export function useWidgetChange<Input>(
  company: string,
  change: (company: string, input: Input) => Promise<WidgetSettingsView>,
  onDone?: () => void,
): UseMutationResult<WidgetSettingsView, Error, Input> {
  const queries = useQueryClient();
  const showFailure = useShowFailure();
  return useMutation({
    mutationFn: (input) => change(company, input),
    onSuccess: (settings) => {
      queries.setQueryData(widgetQuery(company), settings);
      onDone?.();
    },
    onError: (error) => {
      if (error instanceof ApiError) showFailure(error.failure);
      void queries.invalidateQueries({ queryKey: widgetQuery(company) });
    },
  });
}
