import { CloseOutlined } from '@ant-design/icons';
import { Button, Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BusinessHours } from '../../../protocol/index.js';
import { usePreferences } from '../preferences.js';
import { dayNames } from './day-names.js';
import { officeHours } from './hours-draft.js';
import { ShiftsField } from './shifts-field.js';

interface HoursFieldProps {
  /** Null: always open. Both given by the form around it. */
  value?: BusinessHours | null;
  onChange?: (hours: BusinessHours | null) => void;
}

/** When a team is there: its week, holidays, and days that differ. */
export function HoursField({ value: hours = null, onChange }: HoursFieldProps) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const change = (part: Partial<BusinessHours>) => hours && onChange?.({ ...hours, ...part });
  const always = (
    <label className="switch-line">
      <Switch
        checked={hours === null}
        data-testid="always-open"
        onChange={(open) => onChange?.(open ? null : officeHours)}
      />
      {t('teams.always')}
    </label>
  );
  if (!hours) return always;
  const { week, exceptions } = hours;
  return (
    <div className="hours">
      {always}
      <Select
        showSearch
        value={hours.timeZone}
        aria-label={t('teams.zone')}
        options={zones().map((value) => ({ value, label: value }))}
        onChange={(timeZone) => change({ timeZone })}
      />
      <ul>
        {dayNames(locale).map((name, day) => (
          <li key={name}>
            <span className="day-name">{name}</span>
            <ShiftsField
              day={name}
              shifts={week[day] ?? []}
              onChange={(shifts) =>
                change({ week: week.map((own, index) => (index === day ? shifts : own)) })
              }
            />
          </li>
        ))}
      </ul>
      <label className="switch-line">
        <Switch
          checked={hours.holidays === 'china'}
          onChange={(china) => change({ holidays: china ? 'china' : 'none' })}
        />
        {t('teams.holidays')}
      </label>
      <ul>
        {exceptions.map(({ day, shifts }, index) => {
          const put = (part: Partial<{ day: string; shifts: typeof shifts }>) =>
            change({
              exceptions: exceptions.map((own, at) => (at === index ? { ...own, ...part } : own)),
            });
          return (
            <li key={index}>
              <Input
                type="date"
                size="small"
                className="day-name"
                value={day}
                aria-label={t('teams.exceptionDay')}
                onChange={({ target }) => put({ day: target.value })}
              />
              <ShiftsField day={day} shifts={shifts} onChange={(own) => put({ shifts: own })} />
              <Button
                size="small"
                type="text"
                icon={<CloseOutlined />}
                aria-label={t('teams.removeException', { day })}
                onClick={() => change({ exceptions: exceptions.filter((_, at) => at !== index) })}
              />
            </li>
          );
        })}
      </ul>
      <Button
        size="small"
        data-testid="add-exception"
        onClick={() => change({ exceptions: [...exceptions, { day: '', shifts: [] }] })}
      >
        {t('teams.addException')}
      </Button>
    </div>
  );
}

/** All that the browser knows; the server judges by the same names. */
function zones(): string[] {
  return Intl.supportedValuesOf('timeZone');
}
