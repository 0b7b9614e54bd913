import type {
  AccountDraft,
  AccountLink,
  AccountRevision,
  AccountView,
  LinkView,
  OwnAccount,
  SecondFactorOffer,
  SessionView,
} from '../../../protocol/index.js';
import { ask, askFor } from '../session/session-api.js';

/** Accounts, teams and sessions are asked for anew after a change of one of them. */
export const ACCOUNTS_QUERY = ['accounts'] as const;

/** The accounts of others, for admins. */
export const accountsApi = {
  list: async () => (await askFor<{ accounts: AccountView[] }>('GET', '/staff')).accounts,
  invite: (draft: AccountDraft) =>
    askFor<{ account: AccountView; link: AccountLink }>('POST', '/staff', draft),
  revise: (id: string, revision: AccountRevision) => askFor('PUT', `/staff/${id}`, revision),
  newLink: async (id: string) =>
    (await askFor<{ link: AccountLink }>('POST', `/staff/${id}/link`)).link,
  deactivate: (id: string) => askFor('POST', `/staff/${id}/deactivate`),
  reactivate: (id: string) => askFor('POST', `/staff/${id}/reactivate`),
  removeSecondFactor: (id: string) => ask('DELETE', `/staff/${id}/second-factor`),
};

/** One's own account. */
export const ownApi = {
  read: async () => (await askFor<{ account: OwnAccount }>('GET', '/account')).account,
  changePassword: (change: { current: string; next: string }) =>
    ask('PUT', '/account/password', change),
  offerSecondFactor: async () =>
    (await askFor<{ offer: SecondFactorOffer }>('POST', '/account/second-factor')).offer,
  confirmSecondFactor: async (code: string) =>
    (await askFor<{ recoveryCodes: string[] }>('POST', '/account/second-factor/confirm', { code }))
      .recoveryCodes,
  removeSecondFactor: (password: string) => ask('DELETE', '/account/second-factor', { password }),
};

/** Sessions of oneself (`/account`) or of somebody (`/staff/ID`). */
export const sessionsApi = (whose: string) => ({
  list: async () =>
    (await askFor<{ sessions: SessionView[] }>('GET', `${whose}/sessions`)).sessions,
  end: (id: string) => ask('DELETE', `${whose}/sessions/${id}`),
  endAll: () => ask('DELETE', `${whose}/sessions`),
});

/** For who holds a one-time link. */
export const linksApi = {
  read: async (token: string) =>
    (await askFor<{ link: LinkView }>('POST', '/account-links/read', { token })).link,
  use: (use: { token: string; password: string }) =>
    askFor<{ login: string }>('POST', '/account-links/use', use),
};
