import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftView, PilotScope } from '../../../protocol/index.js';
import { intentsApi } from './intents-api.js';
import { isPilot, PilotScopeFields } from './pilot-scope-fields.js';
import { useChange } from './use-change.js';

const SOME: PilotScope = { share: 10, regions: [], outlets: [] };

interface PublishFormProps {
  draft: DraftView;
  /** Whether protected tests fail: it takes another reason then. */
  fails: boolean;
  onPublished: () => void;
  onPilot: () => void;
}

/** Gives a checked draft to all customers, or to some at first. */
export function PublishForm({ draft, fails, onPublished, onPilot }: PublishFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [override, setOverride] = useState('');
  const [scope, setScope] = useState<PilotScope | null>(null);
  const why = () => ({
    reason: reason.trim(),
    ...(override.trim() && { overrideReason: override.trim() }),
  });
  const publish = useChange(() => intentsApi.publish(draft.id, why()), onPublished);
  const pilot = useChange(
    (chosen: PilotScope) => intentsApi.beginPilot(draft.id, { scope: chosen, ...why() }),
    onPilot,
  );
  const ready =
    reason.trim() !== '' && (!fails || override.trim() !== '') && (!scope || isPilot(scope));
  return (
    <section className="publish-form">
      <h3>{t('knowledge.publish')}</h3>
      <Radio.Group
        value={scope ? 'some' : 'all'}
        options={[
          { value: 'all', label: t('pilot.toAll') },
          { value: 'some', label: <span data-testid="pilot-choice">{t('pilot.toSome')}</span> },
        ]}
        onChange={({ target }) => setScope(target.value === 'some' ? SOME : null)}
      />
      {scope && <PilotScopeFields scope={scope} onChange={setScope} />}
      <Input
        value={reason}
        maxLength={500}
        placeholder={t('knowledge.reason')}
        aria-label={t('knowledge.reason')}
        data-testid="publish-reason"
        onChange={({ target }) => setReason(target.value)}
      />
      {fails && (
        <Input
          value={override}
          maxLength={500}
          placeholder={t('knowledge.overrideReason')}
          aria-label={t('knowledge.overrideReason')}
          onChange={({ target }) => setOverride(target.value)}
        />
      )}
      <Button
        type="primary"
        data-testid={scope ? 'begin-pilot' : 'publish'}
        disabled={!ready}
        loading={publish.isPending || pilot.isPending}
        onClick={() => (scope ? pilot.mutate(scope) : publish.mutate(undefined))}
      >
        {t(scope ? 'pilot.begin' : 'knowledge.publish')}
      </Button>
    </section>
  );
}
