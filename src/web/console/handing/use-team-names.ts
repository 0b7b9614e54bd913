import { useQuery } from '@tanstack/react-query';
import type { TeamName } from '../../../protocol/index.js';
import { ask } from '../session/session-api.js';

export const TEAM_NAMES_QUERY = ['team-names'] as const;
const FRESH_MS = 5 * 60_000;

/** The teams a conversation may be passed on to, once they are `wanted`. */
export function useTeamNames(wanted: boolean): TeamName[] {
  const { data = [] } = useQuery({
    queryKey: TEAM_NAMES_QUERY,
    queryFn: async () => (await ask<{ teams: TeamName[] }>('GET', '/team-names'))?.teams ?? [],
    staleTime: FRESH_MS,
    enabled: wanted,
  });
  return data;
}
