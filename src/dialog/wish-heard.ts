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
  // 「我不在家，放门口吧」 wants it neither brought again nor at another time.
  const alike = ['redeliver', 'reschedule'] as const;
  const meant = [wish, complaint, ...alike.map((action) => intentDoing(action, repertoire))];
  const isOther = heard.accepted && heard.intents.some(({ name }) => !meant.includes(name));
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
