import { memo } from 'react';
import type { SlaStage, StaffConversation } from '../../../protocol/index.js';
import { isUrgent } from './gravity.js';
import { MoodMark } from './mood-mark.js';
import { usePreferences } from '../preferences.js';

interface ConversationRowProps {
  row: StaffConversation;
  /** Whose customer it is, where several companies are served. */
  company: string | undefined;
  /** How long its customer waits already, in words. */
  waited: string | undefined;
  selected: boolean;
  /** Whether the customer is kept waiting too long. */
  late: SlaStage | undefined;
  /** Whether I am asked to take it. */
  offered: boolean;
  /** Whether colleagues wrote notes to it that I have not seen. */
  noted: boolean;
  unread: number;
  onSelect: (id: string) => void;
}

export const ConversationRow = memo(function ConversationRow({
  row,
  company,
  waited,
  selected,
  late,
  offered,
  noted,
  unread,
  onSelect,
}: ConversationRowProps) {
  const { t } = usePreferences();
  const waiting = row.state === 'waiting';
  const urgent = waiting && isUrgent(row);
  return (
    <li>
      <button
        type="button"
        className={`row${urgent ? ' urgent' : ''}`}
        aria-current={selected}
        data-testid="conversation-row"
        data-id={row.id}
        data-state={row.state}
        onClick={() => onSelect(row.id)}
      >
        <span className="row-line">
          <b className="row-name">{t('visitor', { number: row.visitor })}</b>
          {waiting && offered && <span className="tag good">{t('lists.offered')}</span>}
          <span className="spring" />
          {waiting && waited && (
            <small className="muted">{t('lists.waited', { time: waited })}</small>
          )}
          {unread > 0 && (
            <span className="unread" aria-label={t('lists.unread', { count: unread })}>
              {unread > 99 ? '99+' : unread}
            </span>
          )}
        </span>
        <span className="row-preview">{row.preview}</span>
        <span className="row-line marks">
          {urgent && <span className="tag bad">{t('lists.urgent')}</span>}
          {late && (
            <span className={`tag ${late === 'breach' ? 'bad' : 'warn'}`}>
              {t(`lists.${late}`)}
            </span>
          )}
          {noted && <span className="tag warn">{t('relay.newNote')}</span>}
          <MoodMark mood={row.mood} />
          {company && (
            <span className="tag" data-testid="row-company">
              {company}
            </span>
          )}
          {row.reason && <span className="tag">{t(`reason.${row.reason}`)}</span>}
          {row.tier !== 'frontline' && <span className="tag tier">{t(`tier.${row.tier}`)}</span>}
          {row.labels?.map((label) => (
            <span key={label} className="tag label">
              {label}
            </span>
          ))}
        </span>
      </button>
    </li>
  );
});
