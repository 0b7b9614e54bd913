import { useTranslation } from 'react-i18next';
import type { Presence, WallStaff } from '../../../protocol/index.js';

const dots: Record<Presence, string> = { online: 'good', busy: 'warn', away: '', break: '' };

/** Who is there, and how much each carries. */
export function WallStaffList({ staff }: { staff: readonly WallStaff[] }) {
  const { t } = useTranslation();
  return (
    <ul className="wall-staff" aria-label={t('wall.onDuty')} data-testid="wall-staff">
      {staff.map(({ id, name, tier, presence, load, capacity }) => (
        <li key={id}>
          <span className={`dot ${dots[presence]}`} />
          <b>{name}</b>
          <small className="muted">
            {t(`tier.${tier}`)} · {t(`relay.presence.${presence}`)}
          </small>
          <span className={`figures ${load >= capacity ? 'bad-text' : 'muted'}`}>
            {t('wall.load', { load, capacity })}
          </span>
        </li>
      ))}
    </ul>
  );
}
