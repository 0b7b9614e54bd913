import { useQuery } from '@tanstack/react-query';
import { Select, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRegions } from '../rules/fields.js';
import { INTENTS_QUERY, intentsApi } from './intents-api.js';
import { OverrideEditor } from './override-editor.js';
import { useIntentTitle } from './use-intent-title.js';

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** What provinces and cities say otherwise than the head office. */
export function RegionsPanel({ source, editable }: { source: string; editable: boolean }) {
  const { t } = useTranslation();
  const places = useRegions();
  const titleOf = useIntentTitle(source);
  const [chosen, setChosen] = useState<string | null>(null);
  const [added, setAdded] = useState<string | null>(null);
  const loaded = useQuery({
    queryKey: [...INTENTS_QUERY, 'regions', source],
    queryFn: () => intentsApi.regions(source),
  });
  const intents = useQuery({
    queryKey: [...INTENTS_QUERY, 'list', source],
    queryFn: () => intentsApi.list(source),
  });
  if (!loaded.data || !intents.data) return <Spin />;
  const own = new Set(loaded.data.map(({ region }) => region));
  const region = chosen ?? loaded.data[0]?.region ?? null;
  const view = loaded.data.find((one) => one.region === region);
  const overrides = view?.overrides ?? [];
  const free = intents.data.filter(
    ({ name }) => name !== 'none' && !overrides.some(({ intent }) => intent === name),
  );
  return (
    <div className="regions-panel" data-testid="regions-panel">
      <p className="muted">{t('regions.hint')}</p>
      <div className="knowledge-tools">
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          className="region-choice"
          value={region}
          placeholder={t('regions.choose')}
          aria-label={t('regions.choose')}
          options={places
            .filter(({ value }) => editable || own.has(value))
            .map(({ value, label }) => ({ value, label: own.has(value) ? `${label} ●` : label }))}
          onChange={(value) => {
            setChosen(value);
            setAdded(null);
          }}
        />
        {view && (
          <span data-testid="region-share">
            {t('regions.share', { share: percent(view.share), most: percent(view.most) })}
          </span>
        )}
        {editable && region && (
          <Select<string>
            showSearch={{ optionFilterProp: 'label' }}
            className="region-choice"
            value={null}
            placeholder={t('regions.override')}
            aria-label={t('regions.override')}
            options={free.map(({ name }) => ({ value: name, label: titleOf(name) }))}
            onChange={setAdded}
          />
        )}
      </div>
      {region && added && free.some(({ name }) => name === added) && (
        <OverrideEditor
          key={`${region} ${added}`}
          source={source}
          region={region}
          line={{ intent: added, override: {}, state: 'current' }}
          editable={editable}
        />
      )}
      {region &&
        overrides.map((line) => (
          <OverrideEditor
            key={`${region} ${line.intent}`}
            source={source}
            region={region}
            line={line}
            editable={editable}
          />
        ))}
      {region && view && view.replies.length > 0 && (
        <p className="muted">{t('regions.unsaved', { region, names: view.replies.join(', ') })}</p>
      )}
      {region && overrides.length === 0 && !added && <p className="muted">{t('regions.none')}</p>}
    </div>
  );
}
