import { scopedStorage, workingStorage, type KeptStorage } from '../../shared/kept-storage.js';

/** Whose page the chat is on; '' where the page does not say. */
export const company =
  /^[a-z][a-z0-9-]{1,39}$/.exec(new URLSearchParams(location.search).get('company') ?? '')?.[0] ??
  '';

/** On one site each company has its own visitors: what one of them wrote is not the other's. */
const SCOPE = company && `${company}/`;

export const chatStorage = (open: () => Storage): KeptStorage =>
  scopedStorage(workingStorage(open), SCOPE);

/** The key as the chat knows it; undefined where it is another company's. */
export function ownKey(key: string | null): string | null | undefined {
  if (key === null) return null;
  return key.startsWith(SCOPE) ? key.slice(SCOPE.length) : undefined;
}
