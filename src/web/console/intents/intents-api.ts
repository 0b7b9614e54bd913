import type {
  CannedLine,
  CheckView,
  ConceptLine,
  DraftView,
  FlowSettingsView,
  Intent,
  IntentEditInput,
  IntentLine,
  IntentVersion,
  LearningPage,
  Locale,
  PilotComparison,
  PilotScope,
  PilotView,
  Published,
  Reading,
  RegionView,
  TriedTurn,
} from '../../../protocol/index.js';
import { ask, askFor } from '../session/session-api.js';

/** Everything about intents is asked for anew after a change. */
export const INTENTS_QUERY = ['intents'] as const;

function get<Answer>(path: string): Promise<Answer> {
  return askFor<Answer>('GET', `/intents${path}`);
}

function post<Answer>(path: string, body: object = {}): Promise<Answer> {
  return askFor<Answer>('POST', `/intents${path}`, body);
}

/** A draft for some customers. */
export interface PilotOrder {
  scope: PilotScope;
  reason: string;
  overrideReason?: string;
}

export const intentsApi = {
  drafts: async () => (await get<{ drafts: DraftView[] }>('/drafts')).drafts,
  begin: async (title: string) => (await post<{ draft: DraftView }>('/drafts', { title })).draft,
  discard: (id: string) => ask('DELETE', `/intents/drafts/${id}`),
  edit: async (id: string, edits: IntentEditInput[]) =>
    (await post<{ draft: DraftView }>(`/drafts/${id}/edits`, { edits })).draft,
  undo: async (id: string) => (await post<{ draft: DraftView }>(`/drafts/${id}/undo`)).draft,
  update: async (id: string) => (await post<{ draft: DraftView }>(`/drafts/${id}/update`)).draft,
  list: async (source: string) =>
    (await get<{ intents: IntentLine[] }>(`/sources/${source}/intents`)).intents,
  intent: (source: string, name: string) =>
    get<{ file: string; intent: Intent }>(`/sources/${source}/intents/${name}`),
  search: async (source: string, words: string) =>
    (
      await get<{ found: { intent: string; text: string }[] }>(
        `/sources/${source}/search?q=${encodeURIComponent(words)}`,
      )
    ).found,
  words: (source: string) =>
    get<{ concepts: ConceptLine[]; forbidden: string[] }>(`/sources/${source}/concepts`),
  flows: async (source: string) =>
    (await get<{ settings: FlowSettingsView }>(`/sources/${source}/flows`)).settings,
  regions: async (source: string) =>
    (await get<{ regions: RegionView[] }>(`/sources/${source}/regions`)).regions,
  canned: async (source: string) =>
    (await get<{ canned: CannedLine[] }>(`/sources/${source}/canned`)).canned,
  readings: async (source: string, texts: string[]) =>
    (await post<{ readings: Reading[] }>(`/sources/${source}/readings`, { texts })).readings,
  tryOut: async (
    source: string,
    messages: string[],
    circumstances: { locale: Locale; region?: string },
  ) =>
    (await post<{ turns: TriedTurn[] }>(`/sources/${source}/try`, { messages, ...circumstances }))
      .turns,
  learning: (offset: number, limit: number) =>
    get<LearningPage>(`/learning?offset=${offset}&limit=${limit}`),
  assignLearning: async (draftId: string, intent: string, messages: number[]) =>
    (await post<{ draft: DraftView }>('/learning/assign', { draftId, intent, messages })).draft,
  dismissLearning: (messages: number[]) => ask('POST', '/intents/learning/dismiss', { messages }),
  pilots: async () => (await get<{ pilots: PilotView[] }>('/pilots')).pilots,
  beginPilot: async (id: string, order: PilotOrder) =>
    (await post<{ pilot: PilotView }>(`/drafts/${id}/pilot`, order)).pilot,
  comparePilot: async (id: number) =>
    (await get<{ comparison: PilotComparison }>(`/pilots/${id}/comparison`)).comparison,
  endPilot: (id: number, ending: 'promote' | 'stop', reason: string) =>
    post(`/pilots/${id}/${ending}`, { reason }),
  beginCheck: async (id: string) => (await post<{ check: CheckView }>(`/drafts/${id}/check`)).check,
  check: async (id: string) => (await get<{ check: CheckView }>(`/drafts/${id}/check`)).check,
  publish: (id: string, order: { reason: string; overrideReason?: string }) =>
    post<Published>(`/drafts/${id}/publish`, order),
  history: () =>
    get<{
      versions: IntentVersion[];
      diskFaults: { file: string; line: number; message: string }[];
    }>('/versions'),
  restore: (number: number, reason: string) =>
    post<Published>(`/versions/${number}/restore`, { reason }),
};
