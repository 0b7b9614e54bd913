import { useEffect, useState } from 'preact/hooks';
import type { CustomerSession, CustomerView } from './customer-session.js';

/** The session's present view; draws again with every change. */
export function useView(session: CustomerSession): CustomerView {
  const [view, setView] = useState(session.view);
  useEffect(() => {
    setView(session.view);
    return session.subscribe(() => setView(session.view));
  }, [session]);
  return view;
}
