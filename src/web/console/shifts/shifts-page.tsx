import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Popconfirm, Spin } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../desk/page.js';
import { useNow } from '../lists/use-now.js';
import { ApiError } from '../session/session-api.js';
import { ShiftDialog, type ChosenShift } from './shift-dialog.js';
import { SHIFTS_QUERY, shiftsApi } from './shifts-api.js';
import { useShiftChange } from './use-shift-change.js';
import { WeekGrid } from './week-grid.js';
import { aWeekLater, dayOf, periodOf, weekOf } from './week.js';

const A_MINUTE = 60_000;

/** Who is at work when, week by week. */
export function ShiftsPage({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const today = dayOf(new Date(useNow(A_MINUTE)).toISOString());
  const [weeks, setWeeks] = useState(0);
  const [chosen, setChosen] = useState<ChosenShift | null>(null);
  const noon = useMemo(() => new Date(`${today}T12:00:00+08:00`), [today]);
  const week = useMemo(() => weekOf(noon, weeks), [noon, weeks]);
  const period = periodOf(week);
  const plan = useQuery({
    queryKey: [...SHIFTS_QUERY, 'plan', period.from],
    queryFn: () => shiftsApi.plan(period),
    placeholderData: (before) => before,
  });
  const copy = useShiftChange(async () => {
    const before = await shiftsApi.plan(periodOf(weekOf(noon, weeks - 1)));
    if (before.shifts.length > 0) await shiftsApi.add(aWeekLater(before.shifts));
  });
  const code = plan.error instanceof ApiError ? plan.error.code : 'INTERNAL';
  return (
    <Page
      name="shifts-page"
      title={t('shifts.title')}
      onClose={onClose}
      tools={
        <>
          <Button
            icon={<LeftOutlined />}
            aria-label={t('shifts.weekBefore')}
            data-testid="week-before"
            onClick={() => setWeeks(weeks - 1)}
          />
          <Button disabled={weeks === 0} onClick={() => setWeeks(0)}>
            {t('shifts.thisWeek')}
          </Button>
          <Button
            icon={<RightOutlined />}
            aria-label={t('shifts.weekAfter')}
            data-testid="week-after"
            onClick={() => setWeeks(weeks + 1)}
          />
          <Popconfirm
            title={t('shifts.copyTitle')}
            okText={t('shifts.copy')}
            cancelText={t('accounts.cancel')}
            onConfirm={() => copy.mutate(undefined)}
          >
            <Button loading={copy.isPending} data-testid="copy-week">
              {t('shifts.copy')}
            </Button>
          </Popconfirm>
        </>
      }
    >
      {plan.isPending && <Spin />}
      {plan.isError && <Alert type="error" showIcon title={t(`errors.${code}`)} />}
      {plan.data && (
        <>
          <div className="shift-scroll">
            <WeekGrid week={week} today={today} plan={plan.data} onChoose={setChosen} />
          </div>
          <p className="muted">{t('shifts.hint')}</p>
        </>
      )}
      {chosen && (
        <ShiftDialog
          key={chosen.shift?.id ?? `${chosen.person.id} ${chosen.day}`}
          chosen={chosen}
          week={week}
          onClose={() => setChosen(null)}
        />
      )}
    </Page>
  );
}
