import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MeasuredShare, PilotView } from '../../../protocol/index.js';
import { INTENTS_QUERY, intentsApi } from './intents-api.js';

const tones = { better: 'good', worse: 'bad', unclear: '' };
/** New conversations come in meanwhile. */
const LOOK_AGAIN_MS = 15_000;

/** The pilot beside the live version, measure by measure, as honest as the numbers allow. */
export function PilotMeasures({ pilot }: { pilot: PilotView }) {
  const { t } = useTranslation();
  const comparison = useQuery({
    queryKey: [...INTENTS_QUERY, 'pilot', pilot.id],
    queryFn: () => intentsApi.comparePilot(pilot.id),
    refetchInterval: pilot.ending === null ? LOOK_AGAIN_MS : false,
  });
  if (!comparison.data) return <Spin />;
  const { measures, randomized } = comparison.data;
  return (
    <>
      <table className="pilot-table" data-testid="pilot-measures">
        <thead>
          <tr>
            <th>{t('pilot.measure')}</th>
            <th>{t('pilot.ofPilot', { number: pilot.version })}</th>
            <th>{t('pilot.ofLive', { number: pilot.against })}</th>
            <th>{t('pilot.difference')}</th>
            <th>{t('pilot.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {measures.map(({ name, difference, low, high, verdict, ...arms }) => (
            <tr key={name}>
              <th>
                {t(`pilot.measures.${name}`)}
                <small className="muted">{t(`pilot.hints.${name}`)}</small>
              </th>
              <td>
                <Share measured={arms.pilot} />
              </td>
              <td>
                <Share measured={arms.live} />
              </td>
              <td className="figures">
                {difference === null
                  ? '—'
                  : `${points(difference)} (${points(low)} … ${points(high)})`}
              </td>
              <td>
                <span className={`tag ${tones[verdict]}`}>{t(`pilot.verdicts.${verdict}`)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">
        {t('pilot.intervalHint')} {!randomized && t('pilot.notRandomHint')}
      </p>
    </>
  );
}

function Share({ measured: { count, of, share, low, high } }: { measured: MeasuredShare }) {
  const { t } = useTranslation();
  if (share === null) return <>—</>;
  return (
    <span className="figures">
      <b>{percent(share)}</b>
      <small className="muted">
        {' '}
        {t('pilot.counted', { count, of })} · {percent(low)}–{percent(high)}
      </small>
    </span>
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

/** A difference of shares in percentage points, with its sign. */
function points(difference: number): string {
  const written = Math.abs(difference * 100).toFixed(1);
  return `${difference < 0 ? '−' : '+'}${written}`;
}
