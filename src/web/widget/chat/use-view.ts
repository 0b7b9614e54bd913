import { useEffect, useState } from 'preact/hooks';
import type { CustomerSession } from './customer-session.js';
import type { CustomerView } from './customer-view.js';

/** The session's present view; draws again with every change. */
export function useView(session: CustomerSession): CustomerView {
  const [view, setView] = useState(session.view);
  useEffect(() => {
    setView(session.view);
    return session.subscribe(() => setView(session.view));
  }, [session]);
  return view;
}
