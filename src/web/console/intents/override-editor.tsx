import { useQuery } from '@tanstack/react-query';
import { Button, Segmented, Spin, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  IntentOverride,
  Locale,
  OverrideState,
  RegionView,
  ReplyVariants,
} from '../../../protocol/index.js';
import { locales } from '../../shared/contract.js';
import { usePreferences } from '../preferences.js';
import { INTENTS_QUERY, intentsApi } from './intents-api.js';
import { RegionWords } from './region-words.js';
import { ReplyEditor } from './reply-editor.js';
import { useChange } from './use-change.js';
import { useIntentTitle } from './use-intent-title.js';

const colours: Record<OverrideState, string> = {
  current: 'green',
  outdated: 'orange',
  unmarked: 'default',
};

interface OverrideEditorProps {
  source: string;
  region: string;
  line: RegionView['overrides'][number];
  editable: boolean;
}

/** What a region says of an intent, beside what the head office says now. */
export function OverrideEditor({ source, region, line, editable }: OverrideEditorProps) {
  const { t } = useTranslation();
  const preferences = usePreferences();
  const [locale, setLocale] = useState<Locale>(preferences.locale);
  const titleOf = useIntentTitle(source);
  const { intent: name, state } = line;
  // The server marks what the head office has now.
  const override = { ...line.override };
  delete override.of;
  const headOffice = useQuery({
    queryKey: [...INTENTS_QUERY, 'intent', source, name],
    queryFn: () => intentsApi.intent(source, name),
  });
  const change = useChange((changed: IntentOverride | null) =>
    intentsApi.edit(source, [{ kind: 'region.set', region, intent: name, override: changed }]),
  );
  if (!headOffice.data) return <Spin />;
  const given = headOffice.data.intent.replies ?? {};
  const save = (key: string, variants: ReplyVariants) =>
    change.mutate({ ...override, replies: { ...override.replies, [key]: variants } });
  const saveWords = (utterances: IntentOverride['utterances']) => {
    const changed = { ...override, utterances };
    if (!utterances) delete changed.utterances;
    change.mutate(Object.keys(changed).length > 0 ? changed : null);
  };
  return (
    <article className="region-override" data-testid="override" aria-label={name}>
      <header className="knowledge-tools">
        <h3>{titleOf(name)}</h3>
        {line.override.of !== undefined || state === 'unmarked' ? (
          <Tag color={colours[state]}>{t(`regions.state.${state}`)}</Tag>
        ) : null}
        <Segmented<Locale>
          size="small"
          value={locale}
          onChange={setLocale}
          options={locales.map((value) => ({ value, label: t(`locale.${value}`) }))}
        />
        <span className="spring" />
        {editable && state !== 'current' && (
          <Button
            size="small"
            data-testid="keep-override"
            loading={change.isPending}
            onClick={() => change.mutate(override)}
          >
            {t('regions.keep')}
          </Button>
        )}
        {editable && Object.keys(override).length > 0 && (
          <Button size="small" type="text" danger onClick={() => change.mutate(null)}>
            {t('regions.drop')}
          </Button>
        )}
      </header>
      <RegionWords
        words={override.utterances ?? {}}
        locale={locale}
        editable={editable && name !== 'none'}
        onSave={saveWords}
      />
      {Object.entries(given).map(([key, variants]) => {
        const own = override.replies?.[key];
        return (
          <div key={key} className="region-pair">
            <ReplyEditor
              key={JSON.stringify(own ?? variants)}
              name={key}
              variants={own ?? variants}
              locale={locale}
              editable={editable}
              onSave={(written) => save(key, written)}
            />
            {own && (
              <div className="muted">
                <small>{t('regions.headOffice')}</small>
                {variants[locale].map((text) => (
                  <p key={text}>{text}</p>
                ))}
              </div>
            )}
          </div>
        );
      })}
    </article>
  );
}
