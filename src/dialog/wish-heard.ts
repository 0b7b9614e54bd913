import type { Understanding } from '../understanding/index.js';
import { isPlainLeaveWish } from './leave-wish.js';
import { intentDoing, type Repertoire } from './repertoire.js';

/**
 * What was heard, where the message wishes for nothing but a place to leave the parcel at: 「放驿站」
 * is much like 「放驿站了」, which complains.
 */
export function withLeaveWish(heard: Understanding, repertoire: Repertoire): Understanding {
  const wish = intentDoing('change_address', repertoire);
  const complaint = intentDoing('complain_no_consent', repertoire);
  const [first] = heard.intents;
  const isOther = heard.accepted && first?.name !== complaint;
  if (!wish || isOther || !isPlainLeaveWish(heard.text)) return heard;
  const intents = [{ name: wish, confidence: 1 }];
  return {
    ...heard,
    intents,
    candidates: intents,
    accepted: true,
    why: `${wish}: a place to leave it`,
  };
}
