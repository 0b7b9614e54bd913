import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useShowFailure } from '../chat/use-actions.js';
import { TEAM_NAMES_QUERY } from '../handing/use-team-names.js';
import { ApiError } from '../session/session-api.js';
import { ACCOUNTS_QUERY } from './accounts-api.js';

/** A change of accounts, teams or sessions: what is shown is asked for anew, a refusal is said. */
export function useAccountChange<Input, Output>(
  change: (input: Input) => Promise<Output>,
  onDone?: (output: Output, input: Input) => void,
): UseMutationResult<Output, Error, Input> {
  const queries = useQueryClient();
  const showFailure = useShowFailure();
  return useMutation({
    mutationFn: change,
    onSuccess: async (output, input) => {
      await queries.invalidateQueries({ queryKey: ACCOUNTS_QUERY });
      await queries.invalidateQueries({ queryKey: TEAM_NAMES_QUERY });
      onDone?.(output, input);
    },
    onError: (error) => {
      if (error instanceof ApiError) showFailure(error.failure);
      void queries.invalidateQueries({ queryKey: ACCOUNTS_QUERY });
    },
  });
}
