import { useCallback, useEffect, useState } from 'react';

const PATTERN = /^\/console\/c\/([0-9a-f-]{36})$/;

function idInAddress(): string | null {
  return PATTERN.exec(location.pathname)?.[1] ?? null;
}

/** The chosen conversation, kept in the address: a reload or a sent link opens it again. */
export function useSelection(): [string | null, (id: string | null) => void] {
  const [id, setId] = useState(idInAddress);
  useEffect(() => {
    const moved = () => setId(idInAddress());
    window.addEventListener('popstate', moved);
    return () => window.removeEventListener('popstate', moved);
  }, []);
  const select = useCallback((next: string | null) => {
    history.pushState(null, '', next ? `/console/c/${next}` : '/console/');
    setId(next);
  }, []);
  return [id, select];
}
