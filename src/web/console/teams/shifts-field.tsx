import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { clockOptions, nextShift, type Shift } from './hours-draft.js';

interface ShiftsFieldProps {
  /** The day, for who does not see the row. */
  day: string;
  shifts: Shift[];
  onChange: (shifts: Shift[]) => void;
}

/** The shifts of one day; none: closed. */
export function ShiftsField({ day, shifts, onChange }: ShiftsFieldProps) {
  const { t } = useTranslation();
  const next = nextShift(shifts);
  const set = (index: number, end: 0 | 1, clock: string) =>
    onChange(
      shifts.map((shift, at): Shift => {
        if (at !== index) return shift;
        return end === 0 ? [clock, shift[1]] : [shift[0], clock];
      }),
    );
  return (
    <span className="shifts">
      {shifts.length === 0 && <span className="muted">{t('teams.closed')}</span>}
      {shifts.map((shift, index) => (
        <span key={index} className="shift">
          {([0, 1] as const).map((end) => (
            <Select
              key={end}
              size="small"
              showSearch
              className="clock-select"
              value={shift[end]}
              aria-label={t(end === 0 ? 'teams.from' : 'teams.to', { day })}
              options={clockOptions(shift[end]).map((value) => ({ value, label: value }))}
              onChange={(clock) => set(index, end, clock)}
            />
          ))}
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined />}
            aria-label={t('teams.removeShift', { day, from: shift[0] })}
            onClick={() => onChange(shifts.filter((_, at) => at !== index))}
          />
        </span>
      ))}
      {next && shifts.length < 6 && (
        <Button
          size="small"
          type="text"
          icon={<PlusOutlined />}
          aria-label={t('teams.addShift', { day })}
          title={t('teams.addShift', { day })}
          onClick={() => onChange([...shifts, next])}
        />
      )}
    </span>
  );
}
