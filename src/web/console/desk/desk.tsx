import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Staff } from '../../../protocol/index.js';
import { ChatPane } from '../chat/chat-pane.js';
import { CareDrawer } from '../care/care-drawer.js';
import { ContextPane } from '../context/context-pane.js';
import { ListsPane } from '../lists/lists-pane.js';
import type { StaffDesk } from '../staff/staff-desk.js';
import { WorkOrdersDrawer } from '../work-orders/work-orders-drawer.js';
import { useReassignedNotice } from '../handing/use-reassigned-notice.js';
import { CommandPalette } from '../finding/command-palette.js';
import { useAlerts } from '../alerts/use-alerts.js';
import { LineNote } from './line-note.js';
import { pages, type DeskPage } from './pages.js';
import { ShortcutsSheet } from './shortcuts-sheet.js';
import { TopBar } from './top-bar.js';
import {
  DeskContext,
  useActing,
  useConnectedDesk,
  usePart,
  type ChatDialog,
  type Sought,
} from './use-desk.js';
import { useSelection } from './use-selection.js';
import { useShortcuts } from './use-shortcuts.js';
import { useTitleBadge } from './use-title-badge.js';

export function Desk({ staff }: { staff: Staff }) {
  const desk = useConnectedDesk(staff);
  return desk && <ConnectedDesk desk={desk} staff={staff} />;
}

function ConnectedDesk({ desk, staff }: { desk: StaffDesk; staff: Staff }) {
  const [selected, show] = useSelection();
  const [sought, setSought] = useState<Sought | null>(null);
  useEffect(() => desk.select(selected), [desk, selected]);
  const [dialog, openDialog] = useState<ChatDialog | null>(null);
  const select = useCallback(
    (id: string | null, seq?: number) => {
      setSought(id && seq ? { id, seq } : null);
      show(id);
    },
    [show],
  );
  const scope = useMemo(
    () => ({ desk, staff, select, sought, dialog, openDialog }),
    [desk, staff, select, sought, dialog],
  );
  return (
    <DeskContext value={scope}>
      <Panes />
    </DeskContext>
  );
}

/** Queue and chats, conversation, details. Narrow screens show one or two of the three. */
function Panes() {
  const { staff } = useActing();
  const isOpen = usePart(({ open }) => open !== null);
  const [details, setDetails] = useState(false);
  const [sheet, setSheet] = useState(false);
  const [orders, setOrders] = useState(false);
  const [care, setCare] = useState<'claims' | 'approvals' | null>(null);
  const [page, setPage] = useState<DeskPage | null>(null);
  useTitleBadge();
  useReassignedNotice();
  useAlerts();
  const [palette, setPalette] = useState(false);
  const openers = useMemo(
    () => ({
      pages: pages.filter(
        ({ permission }) => !permission || staff.permissions.includes(permission),
      ),
      onPage: setPage,
      onShortcuts: () => setSheet(true),
      onWorkOrders: () => setOrders(true),
      onCare: () => setCare('claims'),
    }),
    [staff],
  );
  useShortcuts({ showSheet: openers.onShortcuts, showPalette: () => setPalette(true) });
  return (
    <div className="desk" data-open={isOpen} data-details={details}>
      <TopBar {...openers} />
      <LineNote />
      {page && (
        <div className={page.withChat ? 'wall-panes' : 'page-pane'}>
          <page.Page onClose={() => setPage(null)} onApprovals={() => setCare('approvals')} />
          {page.withChat && isOpen && <ChatPane onDetails={() => setDetails(!details)} />}
        </div>
      )}
      {!page && (
        <div className="panes">
          <ListsPane />
          <ChatPane onDetails={() => setDetails(!details)} />
          <ContextPane onClose={() => setDetails(false)} />
        </div>
      )}
      <WorkOrdersDrawer open={orders} onClose={() => setOrders(false)} />
      <CareDrawer first={care} onClose={() => setCare(null)} />
      {palette && <CommandPalette {...openers} onClose={() => setPalette(false)} />}
      <ShortcutsSheet open={sheet} onClose={() => setSheet(false)} />
    </div>
  );
}
