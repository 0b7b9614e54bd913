import { useQuery } from '@tanstack/react-query';
import { useDesk } from '../desk/use-desk.js';
import { ask } from '../session/session-api.js';

export const LABELS_QUERY = ['conversation-labels'] as const;

const FRESH_MS = 60_000;

/** The labels in use, the commonest first. */
export function useLabels(): string[] {
  const { staff } = useDesk();
  const { data = [] } = useQuery({
    queryKey: LABELS_QUERY,
    queryFn: async () =>
      (await ask<{ labels: string[] }>('GET', '/conversation-labels'))?.labels ?? [],
    staleTime: FRESH_MS,
    enabled: staff.permissions.includes('notes.write'),
  });
  return data;
}
