import { useTranslation } from 'react-i18next';
import type { StaffConversation } from '../../../protocol/index.js';
import { nameOfCompany, useCompanies } from '../companies/use-companies.js';
import { useActing, useDesk, usePart } from '../desk/use-desk.js';
import { ConversationRow } from './conversation-row.js';
import { duration } from './duration.js';
import { useNow } from './use-now.js';

export function ListsPane() {
  const { t } = useTranslation();
  const { staff } = useActing();
  const waiting = usePart((view) => view.waiting);
  const mine = usePart((view) => view.mine);
  const consultations = usePart((view) => view.consultations);
  return (
    <nav className="lists" aria-label={t('lists.label')}>
      {staff.permissions.includes('queue.view') && (
        <List
          testId="waiting-list"
          title={t('lists.waiting')}
          empty={t('lists.waitingEmpty')}
          rows={waiting}
        />
      )}
      <List testId="my-list" title={t('lists.mine')} empty={t('lists.mineEmpty')} rows={mine} />
      {consultations.length > 0 && (
        <List
          testId="consultations"
          title={t('relay.consultations')}
          empty=""
          rows={consultations}
        />
      )}
    </nav>
  );
}

interface ListProps {
  testId: string;
  title: string;
  empty: string;
  rows: readonly StaffConversation[];
}

/** Each row is told its own part, and drawn anew when that changes: there may be hundreds. */
function List({ testId, title, empty, rows }: ListProps) {
  const { t } = useTranslation();
  const { view, select } = useDesk();
  const now = useNow();
  const companies = useCompanies();
  return (
    <section className="list" aria-label={title}>
      <h2>
        {title} <span className="count">{rows.length}</span>
      </h2>
      <ul data-testid={testId}>
        {rows.map((row) => (
          <ConversationRow
            key={row.id}
            row={row}
            company={nameOfCompany(companies, row.company)}
            waited={row.waitingSince && duration(now - Date.parse(row.waitingSince), t)}
            selected={view.open?.id === row.id}
            late={view.late.get(row.id)}
            offered={view.offered.has(row.id)}
            noted={view.noted.has(row.id)}
            unread={view.unread.get(row.id) ?? 0}
            onSelect={select}
          />
        ))}
      </ul>
      {rows.length === 0 && <p className="empty">{empty}</p>}
    </section>
  );
}
