/** What a message says of the matter in hand, whatever its words would be by themselves. */
import type { Understanding } from '../understanding/index.js';
import { usesOneOf } from './answer-pending.js';
import type { Collected } from './collect-slots.js';
import type { DialogState } from './dialog-state.js';
import type { Flow } from './flows/flow.js';
import { isOnlyValues } from './only-values.js';
import { preferenceIn } from './preference.js';
import { isAskedAlike, saysWrong } from './spoken-values.js';

/** 「太贵了」, 「有没有快一点的」 after a price. */
const SHORT_WISH = 14;
/** Longer messages tell by themselves what they are about. */
const SHORT_REPORT = 24;

/** Whether a message is too short to tell by itself what it is about. */
export function isShortReport({ text, entities }: Understanding): boolean {
  return text.length <= SHORT_REPORT && entities.waybills.length === 0;
}

/** Whether values bring on what is in hand; what was ordered already is not ordered anew. */
export function bringsOn(
  flow: Flow | null,
  { pending }: DialogState,
  { named }: Collected,
): boolean {
  if (!flow || (!pending && (flow.confirm || flow.proof))) return false;
  return usesOneOf(flow, named);
}

/** Whether a value of what was just ordered is corrected. */
export function orderedWrong(
  flow: Flow | null,
  { pending, tried }: DialogState,
  { named }: Collected,
  heard: Understanding,
): boolean {
  const isOrdered = !pending && flow?.proof !== undefined && !tried.at(-1)?.about.startsWith('? ');
  return isOrdered && usesOneOf(flow, named) && isOnlyValues(heard) && saysWrong(heard.text);
}

/** Whether a value is told that the last answer said it would go by: 「我寄的只有1公斤」. */
export function bringsAwaited(
  flow: Flow | null,
  { pending, tried, intents: [latest] }: DialogState,
  { named }: Collected,
  heard: Understanding,
): boolean {
  if (pending || !latest || tried.at(-1)?.intent !== latest || !isShortReport(heard)) return false;
  return (flow?.awaits ?? []).some((slot) => named.has(slot));
}

/** The matter that 「明天呢」, 「那武汉呢」 and 「最快的呢」 are about: the one in hand, asked anew. */
export function askedAlike(
  flow: Flow | null,
  before: DialogState,
  { named }: Collected,
  { text }: Understanding,
): string | null {
  const intent = before.pending?.intent ?? before.intents[0];
  if (!flow || !intent) return null;
  const wish = flow.ranks ? preferenceIn(text) : null;
  if (wish && wish !== 'courtesy' && named.size === 0 && text.length <= SHORT_WISH) return intent;
  if (!isAskedAlike(text)) return null;
  return usesOneOf(flow, named) || (flow.daily && named.has('date')) ? intent : null;
}
