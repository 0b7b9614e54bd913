import type { NoticeDraft, NoticeView } from '../../../protocol/index.js';
import { ask } from '../session/session-api.js';

export const NOTICES_QUERY = ['notices'] as const;

export async function listNotices(): Promise<NoticeView[]> {
  return (await ask<{ notices: NoticeView[] }>('GET', '/notices'))?.notices ?? [];
}

/** Publishes a notice, or changes one: `before` is what the change was made from. */
export async function writeNotice(draft: NoticeDraft, before: NoticeView | null): Promise<void> {
  if (before) await ask('PUT', `/notices/${before.id}`, { ...draft, version: before.version });
  else await ask('POST', '/notices', draft);
}

export async function withdrawNotice(id: string): Promise<void> {
  await ask('DELETE', `/notices/${id}`);
}
