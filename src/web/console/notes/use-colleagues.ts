import { useQuery } from '@tanstack/react-query';
import type { Colleague } from '../../../protocol/index.js';
import { useDesk } from '../desk/use-desk.js';
import { ask } from '../session/session-api.js';

/** Who is there changes by the minute; a list is asked for again when it is older. */
const FRESH_MS = 20_000;

/** My colleagues, without me. */
export function useColleagues(): Colleague[] {
  const { staff } = useDesk();
  const { data = [] } = useQuery({
    queryKey: ['colleagues'],
    queryFn: async () =>
      (await ask<{ colleagues: Colleague[] }>('GET', '/colleagues'))?.colleagues ?? [],
    staleTime: FRESH_MS,
  });
  return data.filter(({ id }) => id !== staff.id);
}
