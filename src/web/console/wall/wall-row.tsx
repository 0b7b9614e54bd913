import { Checkbox } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WallRow } from '../../../protocol/index.js';
import { ClockTag } from '../clocks/clock-tag.js';
import { duration } from '../lists/duration.js';
import { isUrgent } from '../lists/gravity.js';
import { MoodMark } from '../lists/mood-mark.js';
import { isAlarm } from './wall-order.js';

interface WallRowLineProps {
  row: WallRow;
  team: string | undefined;
  now: number;
  selected: boolean;
  chosen: boolean;
  onChoose: (id: string, chosen: boolean) => void;
  onWatch: (id: string) => void;
}

/** One conversation on the wall. */
export const WallRowLine = memo(function WallRowLine(props: WallRowLineProps) {
  const { row, team, now, selected, chosen, onChoose, onWatch } = props;
  const { t } = useTranslation();
  const { conversation, clock, unanswered } = row;
  const { id, state, assignee, waitingSince, mood, tier, updatedAt } = conversation;
  const name = t('visitor', { number: conversation.visitor });
  const since = (instant: string) => duration(now - Date.parse(instant), t);
  return (
    <tr
      className={isAlarm(row, now) ? 'alarm' : ''}
      aria-selected={selected}
      data-testid="wall-row"
      data-id={id}
    >
      <td>
        <Checkbox
          checked={chosen}
          aria-label={t('wall.choose', { name })}
          data-testid="choose"
          onChange={(event) => onChoose(id, event.target.checked)}
        />
      </td>
      <td>
        <button type="button" className="wall-open" onClick={() => onWatch(id)}>
          <b>{name}</b>
          <span className="row-preview">{conversation.preview}</span>
        </button>
      </td>
      <td>
        {isUrgent(conversation) && <span className="tag bad">{t('lists.urgent')}</span>}{' '}
        <MoodMark mood={mood} />
      </td>
      <td>
        {state === 'waiting' ? (
          <span className="tag warn">
            {waitingSince ? t('lists.waited', { time: since(waitingSince) }) : t('wall.waiting')}
          </span>
        ) : (
          assignee?.name
        )}
      </td>
      <td>
        {team} <small className="muted">{t(`tier.${tier}`)}</small>
      </td>
      <td className="figures">
        {unanswered > 0 && (
          <span className="unread" aria-label={t('wall.unanswered', { count: unanswered })}>
            {unanswered}
          </span>
        )}{' '}
        <small className="muted">{t('wall.lastAgo', { time: since(updatedAt) })}</small>
      </td>
      <td>{clock && <ClockTag clock={clock} now={now} />}</td>
    </tr>
  );
});
