import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { INTENTS_QUERY, intentsApi } from '../intents/intents-api.js';
import { usePreferences } from '../preferences.js';
import { askFor } from '../session/session-api.js';

interface Option {
  value: string;
  label: string;
}

/** Intents by their titles, each area of them first as a whole. */
export function useSkillOptions(): Option[] {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const { data = [] } = useQuery({
    queryKey: [...INTENTS_QUERY, 'list', 'live'],
    queryFn: () => intentsApi.list('live'),
  });
  const named = data
    .map(({ name, title }) => ({ value: name, label: `${title[locale]} ${name}` }))
    .filter(({ value }) => value.includes('.'))
    .sort((a, b) => a.value.localeCompare(b.value));
  const areas = [...new Set(named.map(({ value }) => areaOf(value)))];
  return areas.flatMap((area) => [
    { value: area, label: t('abilities.area', { area }) },
    ...named.filter(({ value }) => areaOf(value) === area),
  ]);
}

function areaOf(intent: string): string {
  return intent.slice(0, intent.indexOf('.'));
}

/** Provinces, cities and districts; they have their names in Chinese alone. */
export function useDivisions(): Option[] {
  const { data = [] } = useQuery({
    queryKey: ['divisions'],
    queryFn: async () =>
      (await askFor<{ divisions: { code: string; name: string }[] }>('GET', '/divisions'))
        .divisions,
    select: (divisions) => divisions.map(({ code, name }) => ({ value: code, label: name })),
    staleTime: Infinity,
  });
  return data;
}
