import { useQuery } from '@tanstack/react-query';
import { askFor } from '../session/session-api.js';

const EVERY_MS = 300_000;
const NONE: readonly string[] = [];

/** What the company does not want said, beside what nobody should say. */
export function useForbidden(): readonly string[] {
  const { data } = useQuery({
    queryKey: ['forbidden'],
    queryFn: () => askFor<{ forbidden: string[] }>('GET', '/conduct/forbidden'),
    staleTime: EVERY_MS,
    refetchInterval: EVERY_MS,
  });
  return data?.forbidden ?? NONE;
}
