import type { VipDraft, VipRevision, VipView } from '../../../protocol/index.js';
import { ask, askFor } from '../session/session-api.js';

export const VIPS_QUERY = ['vips'] as const;

export const vipsApi = {
  list: () => askFor<{ vips: VipView[] }>('GET', '/vips'),
  add: (draft: VipDraft) => ask('POST', '/vips', draft),
  revise: ({ id, ...revision }: VipRevision & { id: string }) =>
    ask('PUT', `/vips/${id}`, revision),
  reveal: (id: string) => askFor<{ vip: VipView }>('POST', `/vips/${id}/reveal`),
  remove: (id: string) => ask('DELETE', `/vips/${id}`),
};
