import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Empty, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PilotView } from '../../../protocol/index.js';
import { BUSINESS_ZONE, dayAndTime } from '../../shared/format.js';
import { useDesk } from '../desk/use-desk.js';
import { usePreferences } from '../preferences.js';
import { useRegions } from '../rules/fields.js';
import { INTENTS_QUERY, intentsApi } from './intents-api.js';
import { PilotMeasures } from './pilot-measures.js';
import { useChange } from './use-change.js';

/** The running pilot beside the live version, and those that ended. */
export function PilotPanel() {
  const { t } = useTranslation();
  const pilots = useQuery({ queryKey: [...INTENTS_QUERY, 'pilots'], queryFn: intentsApi.pilots });
  const [shown, setShown] = useState<number | null>(null);
  const all = pilots.data ?? [];
  const pilot = all.find(({ id }) => id === shown) ?? all[0];
  if (!pilot) return <Empty description={pilots.isPending ? '' : t('pilot.none')} />;
  const others = all.filter(({ id }) => id !== pilot.id);
  return (
    <div className="pilot-panel" data-testid="pilot">
      <Pilot key={pilot.id} pilot={pilot} />
      {others.length > 0 && <h3>{t('pilot.others')}</h3>}
      <ul className="version-list">
        {others.map((one) => (
          <li key={one.id}>
            <Headline pilot={one} />
            <Button size="small" onClick={() => setShown(one.id)}>
              {t('pilot.show')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Pilot({ pilot }: { pilot: PilotView }) {
  const { t } = useTranslation();
  const { staff } = useDesk();
  const [reason, setReason] = useState('');
  const end = useChange(
    (ending: 'promote' | 'stop') => intentsApi.endPilot(pilot.id, ending, reason.trim()),
    () => setReason(''),
  );
  const runs = pilot.ending === null;
  return (
    <section>
      <Headline pilot={pilot} />
      {pilot.endReason && <p className="muted">{pilot.endReason}</p>}
      <PilotMeasures pilot={pilot} />
      {runs && staff.permissions.includes('intents.publish') && (
        <Space.Compact className="pilot-end">
          <Input
            value={reason}
            maxLength={500}
            placeholder={t('pilot.endReason')}
            aria-label={t('pilot.endReason')}
            data-testid="pilot-reason"
            onChange={({ target }) => setReason(target.value)}
          />
          <Button
            type="primary"
            data-testid="promote-pilot"
            disabled={reason.trim() === ''}
            loading={end.isPending}
            onClick={() => end.mutate('promote')}
          >
            {t('pilot.promote')}
          </Button>
          <Button
            data-testid="stop-pilot"
            disabled={reason.trim() === '' || end.isPending}
            onClick={() => end.mutate('stop')}
          >
            {t('pilot.stop')}
          </Button>
        </Space.Compact>
      )}
      {runs && <Alert type="info" showIcon title={t('pilot.runsHint')} />}
    </section>
  );
}

/** Which version for whom, since when, and what became of it. */
function Headline({ pilot }: { pilot: PilotView }) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const regions = useRegions();
  const { scope, ending } = pilot;
  const places = scope.regions.map(
    (code) => regions.find(({ value }) => value === code)?.label ?? code,
  );
  const whom = [...places, ...scope.outlets].join(t('between'));
  return (
    <p className="pilot-headline">
      <b>{t('knowledge.version', { number: pilot.version })}</b>
      <span className={`tag ${ending === null ? 'good' : ''}`}>
        {t(ending === null ? 'pilot.runs' : `pilot.endings.${ending}`)}
      </span>
      <span>{t('pilot.whom', { share: scope.share, whom: whom || t('pilot.everybody') })}</span>
      <span className="muted">
        {[pilot.by, dayAndTime(pilot.beganAt, locale, BUSINESS_ZONE)].join(' · ')}
      </span>
      <span className="muted">{pilot.reason}</span>
    </p>
  );
}
