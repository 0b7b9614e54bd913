import { WarningOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { ConductCount, Presence, WallStaff } from '../../../protocol/index.js';
import { useConductCounts } from '../conduct/use-conduct-counts.js';

const dots: Record<Presence, string> = { online: 'good', busy: 'warn', away: '', break: '' };

/** Who is there, and how much each carries. */
export function WallStaffList({ staff }: { staff: readonly WallStaff[] }) {
  const { t } = useTranslation();
  const conduct = useConductCounts();
  return (
    <ul className="wall-staff" aria-label={t('wall.onDuty')} data-testid="wall-staff">
      {staff.map(({ id, name, tier, presence, load, capacity }) => (
        <li key={id}>
          <span className={`dot ${dots[presence]}`} />
          <b>{name}</b>
          <small className="muted">
            {t(`tier.${tier}`)} · {t(`relay.presence.${presence}`)}
          </small>
          <ConductToday count={conduct.get(id)} />
          <span className={`figures ${load >= capacity ? 'bad-text' : 'muted'}`}>
            {t('wall.load', { load, capacity })}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** How often somebody said today what they should not; nothing where they never did. */
function ConductToday({ count }: { count: ConductCount | undefined }) {
  const { t } = useTranslation();
  if (!count || count.marked === 0) return null;
  const { marked, messages } = count;
  const words = t('conduct.today', { marked, messages });
  return (
    <span className="tag warn" title={words} aria-label={words} data-testid="conduct-today">
      <WarningOutlined /> {marked}
    </span>
  );
}
