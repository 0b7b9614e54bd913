import type { TeamDraft, TeamView, Tier } from '../../../protocol/index.js';
import { ask, askFor } from '../session/session-api.js';

export interface TeamsAnswer {
  teams: TeamView[];
  /** Whom a team may have, and who is in one still. */
  staff: { id: string; name: string; tier: Tier; isActive: boolean }[];
}

export const teamsApi = {
  list: () => askFor<TeamsAnswer>('GET', '/teams'),
  create: (draft: TeamDraft) => askFor('POST', '/teams', draft),
  revise: (id: string, revision: TeamDraft & { version: number }) =>
    askFor('PUT', `/teams/${id}`, revision),
  remove: (id: string) => ask('DELETE', `/teams/${id}`),
};
