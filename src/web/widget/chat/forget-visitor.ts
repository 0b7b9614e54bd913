import { keysOf, type KeptStorage } from '../../shared/kept-storage.js';

/** Takes everything of ours out of a storage: the token, unsent messages, drafts. */
export function forgetVisitor(storage: KeptStorage): void {
  for (const key of keysOf(storage)) if (key.startsWith('relaydesk:')) storage.removeItem(key);
}
