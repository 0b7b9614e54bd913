import { useQuery } from '@tanstack/react-query';
import { usePreferences } from '../preferences.js';
import { INTENTS_QUERY, intentsApi } from './intents-api.js';

/** Says an intent by its title and its name; by its name alone where the source has none of it. */
export function useIntentTitle(source: string): (name: string) => string {
  const { locale } = usePreferences();
  const { data } = useQuery({
    queryKey: [...INTENTS_QUERY, 'list', source],
    queryFn: () => intentsApi.list(source),
  });
  const titles = new Map(data?.map(({ name, title }) => [name, title[locale]]));
  return (name) => {
    const title = titles.get(name);
    return title ? `${title} ${name}` : name;
  };
}
