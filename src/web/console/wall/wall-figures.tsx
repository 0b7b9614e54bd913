import { useTranslation } from 'react-i18next';
import type { WallFigures } from '../../../protocol/index.js';
import { duration } from '../lists/duration.js';

/** The figures on top of the wall. */
export function WallFiguresBar({ figures, now }: { figures: WallFigures; now: number }) {
  const { t } = useTranslation();
  const { waiting, withPerson, longestSince, served, inTime, staff, plan } = figures;
  const online = staff.filter(({ presence }) => presence === 'online').length;
  const level = served > 0 ? `${Math.floor((inTime / served) * 100)} %` : '–';
  const longest = longestSince ? duration(now - Date.parse(longestSince), t) : '–';
  return (
    <dl className="wall-figures">
      <Figure testId="waiting" label={t('wall.waiting')} value={String(waiting)} />
      <Figure testId="longest" label={t('wall.longest')} value={longest} />
      <Figure testId="with-person" label={t('wall.withPerson')} value={String(withPerson)} />
      <Figure
        testId="level"
        label={t('wall.level')}
        value={level}
        hint={t('wall.levelHint', { inTime, served })}
      />
      <Figure
        testId="on-duty"
        label={t('wall.onDuty')}
        value={String(staff.length)}
        hint={[
          t('wall.onDutyHint', { online }),
          ...(plan.planned > 0 ? [t('shifts.planned', { count: plan.planned })] : []),
          ...(plan.missing.length > 0
            ? [t('shifts.missing', { names: plan.missing.join(' · ') })]
            : []),
        ].join(' · ')}
      />
    </dl>
  );
}

interface FigureProps {
  testId: string;
  label: string;
  value: string;
  hint?: string;
}

function Figure({ testId, label, value, hint }: FigureProps) {
  return (
    <div className="wall-figure" data-testid={`wall-${testId}`}>
      <dt className="muted">{label}</dt>
      <dd className="figures">{value}</dd>
      {hint && <dd className="muted small">{hint}</dd>}
    </div>
  );
}
