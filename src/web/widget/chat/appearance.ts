import type { LocalizedText } from '../../../protocol/index.js';

/** How an admin has dressed the chat, beside its colours. */
export interface Appearance {
  title?: LocalizedText;
  /** An address on this server. */
  logo?: string;
  /** Where nobody is there now: when they will be; null: not in sight. */
  opensAt?: string | null;
  /** The largest video that is taken. */
  videoBytes?: number;
}

/** What the server wrote into the page; nothing where everything is as it is built. */
export function appearanceOf(page: Document): Appearance {
  const block = page.getElementById('appearance')?.textContent;
  // Written by our own server.
  return block ? (JSON.parse(block) as Appearance) : {};
}
