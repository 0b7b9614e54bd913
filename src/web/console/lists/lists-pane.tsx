import { useTranslation } from 'react-i18next';
import type { StaffConversation } from '../../../protocol/index.js';
import { useDesk } from '../desk/use-desk.js';
import { ConversationRow } from './conversation-row.js';
import { useNow } from './use-now.js';

export function ListsPane() {
  const { t } = useTranslation();
  const { view, staff } = useDesk();
  const maySeeQueue = staff.permissions.includes('queue.view');
  return (
    <nav className="lists" aria-label={t('lists.label')}>
      {maySeeQueue && (
        <List
          testId="waiting-list"
          title={t('lists.waiting')}
          empty={t('lists.waitingEmpty')}
          rows={view.waiting}
        />
      )}
      <List
        testId="my-list"
        title={t('lists.mine')}
        empty={t('lists.mineEmpty')}
        rows={view.mine}
      />
      {view.consultations.length > 0 && (
        <List
          testId="consultations"
          title={t('relay.consultations')}
          empty=""
          rows={view.consultations}
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

function List({ testId, title, empty, rows }: ListProps) {
  const { view, select } = useDesk();
  const now = useNow();
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
            now={now}
            selected={view.open?.id === row.id}
            late={view.late.get(row.id)}
            offered={view.offered.has(row.id)}
            noted={view.noted.has(row.id)}
            unread={view.unread.get(row.id) ?? 0}
            onSelect={() => select(row.id)}
          />
        ))}
      </ul>
      {rows.length === 0 && <p className="empty">{empty}</p>}
    </section>
  );
}
