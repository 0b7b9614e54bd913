import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Correction, Meanings } from '../../../protocol/index.js';
import { useShowFailure } from '../chat/use-actions.js';
import { usePreferences } from '../preferences.js';
import { ApiError, ask, askFor } from '../session/session-api.js';

/** What messages of a conversation can be said to mean, and how to say it. */
export function useMeanings(conversationId: string) {
  const { locale } = usePreferences();
  const queries = useQueryClient();
  const showFailure = useShowFailure();
  const queryKey = ['meanings', conversationId];
  const { data } = useQuery({
    queryKey,
    queryFn: () => askFor<Meanings>('GET', `/conversations/${conversationId}/meanings`),
  });
  const correcting = useMutation({
    mutationFn: ({ seq, intent }: Correction) =>
      ask('PUT', `/conversations/${conversationId}/messages/${seq}/meaning`, { intent }),
    onSuccess: () => queries.invalidateQueries({ queryKey }),
    onError: (error) => error instanceof ApiError && showFailure(error.failure),
  });
  return {
    options: (data?.intents ?? []).map(({ name, title }) => ({
      value: name,
      label: `${title[locale]} ${name}`,
    })),
    saidOf: (seq: number) => data?.mine.find((said) => said.seq === seq)?.intent ?? null,
    correct: correcting.mutate,
    pending: correcting.isPending,
  };
}
