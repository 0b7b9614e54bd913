import { useQuery } from '@tanstack/react-query';
import type { ConductCount } from '../../../protocol/index.js';
import { ask } from '../session/session-api.js';

const EVERY_MS = 60_000;

/** How often staff said today what they should not, by their id. */
export function useConductCounts(): ReadonlyMap<string, ConductCount> {
  const { data = [] } = useQuery({
    queryKey: ['conduct'],
    queryFn: async () => {
      const now = new Date();
      const from = new Date(now.getFullYear(), now.getMonth(), now.getDate()).toISOString();
      const path = `/conduct?from=${from}&to=${now.toISOString()}`;
      return (await ask<{ counts: ConductCount[] }>('GET', path))?.counts ?? [];
    },
    refetchInterval: EVERY_MS,
  });
  return new Map(data.map((count) => [count.staff.id, count]));
}
