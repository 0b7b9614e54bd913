import { AuditOutlined, CloseOutlined } from '@ant-design/icons';
import { Alert, Button, Segmented, Spin } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WallRow } from '../../../protocol/index.js';
import { stageNow } from '../clocks/clock-now.js';
import { useDesk } from '../desk/use-desk.js';
import { useTeamNames } from '../handing/use-team-names.js';
import { useNow } from '../lists/use-now.js';
import { WallChoice } from './wall-choice.js';
import { WallFiguresBar } from './wall-figures.js';
import { inOrder, isAlarm } from './wall-order.js';
import { WallRowLine } from './wall-row.js';
import { WallStaffList } from './wall-staff.js';

/** The contract passes on no more at once. */
const CHOSEN_AT_MOST = 50;

type Shown = 'all' | 'alarms' | 'breaches' | 'waiting';

interface WallPageProps {
  onClose: () => void;
  onApprovals: () => void;
}

/** Everything a supervisor looks after, live: alarms first. A click watches a conversation. */
export function WallPage({ onClose, onApprovals }: WallPageProps) {
  const { t } = useTranslation();
  const { desk, view, staff, select } = useDesk();
  const now = useNow();
  const teams = useTeamNames(true);
  const [shown, setShown] = useState<Shown>('all');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = useCallback((id: string, take: boolean) => {
    setChosen((before) => {
      const others = [...before].filter((each) => each !== id);
      return new Set(take ? [...others, id].slice(-CHOSEN_AT_MOST) : others);
    });
  }, []);
  useEffect(() => {
    desk.wall.open();
    return () => desk.wall.leave();
  }, [desk]);
  const { figures = null, rows = [], failure = null } = view.wall ?? {};
  const fits: Record<Shown, (row: WallRow) => boolean> = {
    all: () => true,
    alarms: (row) => isAlarm(row, now),
    breaches: ({ clock }) => stageNow(clock, now) === 'breach',
    waiting: ({ conversation }) => conversation.state === 'waiting',
  };
  const listed = inOrder(rows.filter(fits[shown]), now);
  const more = figures ? figures.waiting + figures.withPerson - rows.length : 0;
  return (
    <main className="wall" data-testid="wall">
      <header className="wall-head">
        <h1>{t('wall.title')}</h1>
        <Segmented<Shown>
          value={shown}
          onChange={setShown}
          aria-label={t('wall.show')}
          options={(['all', 'alarms', 'breaches', 'waiting'] as const).map((value) => ({
            value,
            label: (
              <span data-testid={`wall-show-${value}`}>
                {t(`wall.shown.${value}`)} {rows.filter(fits[value]).length}
              </span>
            ),
          }))}
        />
        <span className="spring" />
        <WallChoice rows={rows} chosen={chosen} onChoose={setChosen} />
        {staff.permissions.includes('claims.decide') && (
          <Button icon={<AuditOutlined />} data-testid="wall-approvals" onClick={onApprovals}>
            {t('care.approvals')}
          </Button>
        )}
        <Button
          type="text"
          className="page-close"
          icon={<CloseOutlined />}
          aria-label={t('wall.close')}
          title={t('wall.close')}
          data-testid="close-wall"
          onClick={onClose}
        />
      </header>
      {failure && <Alert type="warning" showIcon title={t(`errors.${failure.code}`)} />}
      {figures ? <WallFiguresBar figures={figures} now={now} /> : !failure && <Spin />}
      {figures && <WallStaffList staff={figures.staff} />}
      <div className="wall-scroll">
        <table className="wall-table">
          <thead>
            <tr>
              <td />
              {(['customer', 'mood', 'who', 'team', 'last', 'clock'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`wall.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {listed.map((row) => (
              <WallRowLine
                key={row.conversation.id}
                row={row}
                team={teams.find(({ id }) => id === row.teamId)?.name}
                now={now}
                selected={view.open?.id === row.conversation.id}
                chosen={chosen.has(row.conversation.id)}
                onChoose={choose}
                onWatch={select}
              />
            ))}
          </tbody>
        </table>
        {figures && listed.length === 0 && <p className="empty">{t('wall.none')}</p>}
        {more > 0 && <p className="muted">{t('wall.more', { count: more })}</p>}
      </div>
    </main>
  );
}
