import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Staff } from '../../../protocol/index.js';
import { STAFF_NAMESPACE } from '../../shared/contract.js';
import { workingStorage } from '../../shared/kept-storage.js';
import { onReturn } from '../../shared/on-return.js';
import { uuid7 } from '../../shared/uuid7.js';
import { socketWire } from '../../shared/wire.js';
import { SESSION_ENDED_QUERY, SESSION_QUERY } from '../session/session-api.js';
import type { DeskView } from '../staff/desk-view.js';
import { StaffDesk } from '../staff/staff-desk.js';

/** The desk of whoever is signed in, connected as long as it is shown. */
export function useConnectedDesk(staff: Staff): StaffDesk | null {
  const queries = useQueryClient();
  const [desk, setDesk] = useState<StaffDesk | null>(null);
  useEffect(() => {
    const made = new StaffDesk(staff, {
      wire: socketWire(STAFF_NAMESPACE),
      storage: workingStorage(() => sessionStorage),
      newId: uuid7,
      browserOnline: () => navigator.onLine,
      random: Math.random,
      now: () => new Date(),
      nextFrame: onNextFrame,
      watching: () => document.visibilityState === 'visible' && document.hasFocus(),
      signedOut: () => {
        queries.setQueryData(SESSION_ENDED_QUERY, true);
        queries.setQueryData(SESSION_QUERY, null);
      },
    });
    const stop = onReturn(() => {
      made.line.resync();
      made.publish();
    });
    window.addEventListener('offline', made.line.networkLost);
    made.line.open();
    setDesk(made);
    return () => {
      stop();
      window.removeEventListener('offline', made.line.networkLost);
      made.line.close();
    };
  }, [staff, queries]);
  return desk;
}

export type ChatDialog = 'pass_on' | 'take_over';

/** A message that somebody looks for: a new one each time they do. */
export interface Sought {
  id: string;
  seq: number;
}

export interface DeskScope {
  desk: StaffDesk;
  staff: Staff;
  /** Opens a conversation, at one of its messages where a `seq` is given. */
  select: (id: string | null, seq?: number) => void;
  sought: Sought | null;
  /** What is asked about the open conversation: its header shows the dialog. */
  dialog: ChatDialog | null;
  openDialog: (dialog: ChatDialog | null) => void;
}

export const DeskContext = createContext<DeskScope | null>(null);

function useScope(): DeskScope {
  const scope = useContext(DeskContext);
  if (!scope) throw new Error('useDesk needs a DeskContext');
  return scope;
}

/** Who is signed in. Unlike `useDesk` it draws nothing anew with every message. */
export function useSignedIn(): Staff {
  return useScope().staff;
}

/** What one acts with. Unlike `useDesk` it draws nothing anew with every message. */
export function useActing(): DeskScope {
  return useScope();
}

/** A part of what the desk shows: drawn anew only when that part is another one. */
export function usePart<Part>(pick: (view: DeskView) => Part): Part {
  const { desk } = useScope();
  return useSyncExternalStore(desk.subscribe, () => pick(desk.view));
}

export function useDesk(): DeskScope & { view: DeskView } {
  const scope = useScope();
  return { ...scope, view: usePart((view) => view) };
}

/** A page that nobody sees has no frames; one that is hidden meanwhile gets none. */
const FRAME_AT_LATEST_MS = 100;

function onNextFrame(task: () => void): void {
  if (document.visibilityState !== 'visible') return task();
  const once = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    task();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, FRAME_AT_LATEST_MS);
}
