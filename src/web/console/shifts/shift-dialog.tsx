import { Button, Checkbox, Input, Modal, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShiftView } from '../../../protocol/index.js';
import { usePreferences } from '../preferences.js';
import { dayNames } from '../teams/day-names.js';
import { shiftsApi } from './shifts-api.js';
import { useShiftChange } from './use-shift-change.js';
import { clockOf, dayOf, spanOn, type Day } from './week.js';

/** A shift that is planned, or the day of a new one. */
export interface ChosenShift {
  person: { id: string; name: string };
  day: Day;
  shift: ShiftView | null;
}

interface ShiftDialogProps {
  chosen: ChosenShift;
  week: readonly Day[];
  onClose: () => void;
}

/** Plans somebody's shift, on one day of the week or several; or moves one. */
export function ShiftDialog({ chosen, week, onClose }: ShiftDialogProps) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const { person, day, shift } = chosen;
  const [from, setFrom] = useState(shift ? clockOf(shift.startsAt) : '09:00');
  const [to, setTo] = useState(shift ? clockOf(shift.endsAt) : '18:00');
  const [days, setDays] = useState<Day[]>([day]);
  const save = useShiftChange(() =>
    shift
      ? shiftsApi.move({ ...shift, ...spanOn(dayOf(shift.startsAt), from, to) })
      : shiftsApi.add(days.map((each) => ({ staffId: person.id, ...spanOn(each, from, to) }))),
  );
  const remove = useShiftChange(shiftsApi.remove);
  const names = dayNames(locale);
  const done = { onSuccess: onClose };
  return (
    <Modal
      open
      title={t(shift ? 'shifts.moveTitle' : 'shifts.addTitle', { name: person.name })}
      okText={t('shifts.save')}
      cancelText={t('accounts.cancel')}
      confirmLoading={save.isPending}
      okButtonProps={{
        disabled: !from || !to || from === to || days.length === 0,
        'data-testid': 'save-shift',
      }}
      onOk={() => save.mutate(undefined, done)}
      onCancel={onClose}
    >
      <div className="shift-form">
        <Space>
          <Input
            type="time"
            value={from}
            aria-label={t('shifts.from')}
            data-testid="shift-from"
            onChange={({ target }) => setFrom(target.value)}
          />
          –
          <Input
            type="time"
            value={to}
            aria-label={t('shifts.to')}
            data-testid="shift-to"
            onChange={({ target }) => setTo(target.value)}
          />
          {to < from && <span className="muted">{t('shifts.overnight')}</span>}
        </Space>
        {!shift && (
          <Checkbox.Group<Day>
            value={days}
            aria-label={t('shifts.days')}
            options={week.map((each, index) => ({ value: each, label: names[index] ?? each }))}
            onChange={setDays}
          />
        )}
        {shift && (
          <Button
            danger
            type="link"
            data-testid="remove-shift"
            loading={remove.isPending}
            onClick={() => remove.mutate(shift.id, done)}
          >
            {t('shifts.remove')}
          </Button>
        )}
      </div>
    </Modal>
  );
}
