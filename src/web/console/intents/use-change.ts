import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useShowFailure } from '../chat/use-actions.js';
import { ApiError } from '../session/session-api.js';
import { INTENTS_QUERY } from './intents-api.js';

/** A change of drafts or versions: what is shown is asked for anew, and a refusal is said. */
export function useChange<Input, Output>(
  change: (input: Input) => Promise<Output>,
  onDone?: (output: Output) => void,
): UseMutationResult<Output, Error, Input> {
  const queries = useQueryClient();
  const showFailure = useShowFailure();
  return useMutation({
    mutationFn: change,
    onSuccess: async (output) => {
      await queries.invalidateQueries({ queryKey: INTENTS_QUERY });
      onDone?.(output);
    },
    onError: (error) => {
      if (error instanceof ApiError) showFailure(error.failure);
      void queries.invalidateQueries({ queryKey: INTENTS_QUERY });
    },
  });
}
