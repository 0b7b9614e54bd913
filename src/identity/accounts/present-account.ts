import type { AccountState, AccountView } from '../../protocol/index.js';
import type { StoredAccount } from './account.store.js';

/** An account as admins see it. @param online the ids of those who have a socket */
export function presentAccount(
  { hasPassword, deactivatedAt, linkExpiresAt, lastSeenAt, ...account }: StoredAccount,
  online: ReadonlySet<string>,
): AccountView {
  const used: AccountState = hasPassword ? 'active' : 'invited';
  return {
    ...account,
    state: deactivatedAt ? 'deactivated' : used,
    linkExpiresAt: linkExpiresAt?.toISOString() ?? null,
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    isOnline: online.has(account.id),
  };
}
