import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useShowFailure } from '../chat/use-actions.js';
import { ApiError } from '../session/session-api.js';
import { CARE_QUERY } from './care-api.js';

/** Does a step of a claim or complaint; what is shown of them is read anew after it. */
export function useCareStep(): { busy: boolean; run: (step: () => Promise<void>) => void } {
  const showFailure = useShowFailure();
  const queries = useQueryClient();
  const step = useMutation({
    mutationFn: (work: () => Promise<void>) => work(),
    onError: (error) => {
      if (error instanceof ApiError) showFailure(error.failure);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: CARE_QUERY }),
  });
  return { busy: step.isPending, run: step.mutate };
}
