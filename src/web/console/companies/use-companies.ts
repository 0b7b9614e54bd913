import { useQuery } from '@tanstack/react-query';
import type { CompanyName } from '../../../protocol/index.js';
import { askFor } from '../session/session-api.js';

const NONE: CompanyName[] = [];

/** The companies whose customers are served; none where it is one alone: nobody has to say whose. */
export function useCompanies(): CompanyName[] {
  const { data = NONE } = useQuery({
    queryKey: ['companies'],
    queryFn: async () =>
      (await askFor<{ companies: CompanyName[] }>('GET', '/companies')).companies,
    // They change when the server begins anew.
    staleTime: Infinity,
  });
  return data.length > 1 ? data : NONE;
}

/** The name of a company by its id; undefined where there is nothing to tell apart. */
export function nameOfCompany(companies: CompanyName[], id: string | undefined) {
  return companies.find((company) => company.id === id)?.name;
}
