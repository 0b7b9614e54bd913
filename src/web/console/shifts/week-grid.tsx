import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ShiftPlan } from '../../../protocol/index.js';
import { dayOf as dayInWords } from '../../shared/format.js';
import { usePreferences } from '../preferences.js';
import { dayNames } from '../teams/day-names.js';
import type { ChosenShift } from './shift-dialog.js';
import { clockOf, dayOf, gapsOn, spanOn, type Day } from './week.js';

interface WeekGridProps {
  week: readonly Day[];
  today: Day;
  plan: ShiftPlan;
  onChoose: (chosen: ChosenShift) => void;
}

/** People down, days across; below, the hours for which too few are planned. */
export function WeekGrid({ week, today, plan, onChoose }: WeekGridProps) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const names = dayNames(locale);
  const nameOf = (day: Day, index: number) =>
    `${names[index] ?? ''} ${dayInWords(spanOn(day, '12:00', '13:00').startsAt, locale)}`;
  return (
    <table className="shift-grid" data-testid="shift-grid">
      <thead>
        <tr>
          <th scope="col">{t('shifts.person')}</th>
          {week.map((day, index) => (
            <th key={day} scope="col" className={day === today ? 'today' : ''}>
              {nameOf(day, index)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {plan.staff.map((person) => (
          <tr key={person.id} data-testid="shift-person">
            <th scope="row">
              {person.name} <small className="muted">{t(`tier.${person.tier}`)}</small>
            </th>
            {week.map((day, index) => (
              <td key={day} className={day === today ? 'today' : ''}>
                {plan.shifts
                  .filter((each) => each.staffId === person.id && dayOf(each.startsAt) === day)
                  .map((shift) => (
                    <button
                      key={shift.id}
                      type="button"
                      className="shift-chip"
                      data-testid="shift"
                      onClick={() => onChoose({ person, day, shift })}
                    >
                      {clockOf(shift.startsAt)}–{clockOf(shift.endsAt)}
                    </button>
                  ))}
                <Button
                  size="small"
                  type="text"
                  icon={<PlusOutlined />}
                  className="add-shift"
                  data-testid="add-shift"
                  aria-label={t('shifts.addFor', { name: person.name, day: nameOf(day, index) })}
                  onClick={() => onChoose({ person, day, shift: null })}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr data-testid="shift-gaps">
          <th scope="row">{t('shifts.needed')}</th>
          {week.map((day) => (
            <td key={day} className={day === today ? 'today' : ''}>
              <Gaps day={day} plan={plan} />
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}

function Gaps({ day, plan }: { day: Day; plan: ShiftPlan }) {
  const { t } = useTranslation();
  const gaps = gapsOn(day, plan.hours);
  if (!gaps) return <span className="muted">{t('shifts.unknown')}</span>;
  if (gaps.length === 0) return <span className="good-text">{t('shifts.enough')}</span>;
  return (
    <ul>
      {gaps.map(({ from, to, missing }) => (
        <li key={from} className="warn-text">
          {t('shifts.gap', { from, to, count: missing })}
        </li>
      ))}
    </ul>
  );
}
