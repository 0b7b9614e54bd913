/** What is said of something that was just recorded, without naming it again. */
import type { Understanding } from '../understanding/index.js';
import type { Collected } from './collect-slots.js';
import type { DialogState } from './dialog-state.js';

/** 「那要多久」, 「什么时候给我答复」: not when a parcel arrives. */
const HOW_LONG =
  /^(?:那么?|那麼|请问|請問|大概|大约|大約|一般|还|還|你们|你們|这个?|這個?|处理|處理|结果|結果|投诉|投訴|理赔|理賠|赔|賠|核实|查|确认|確認|需要|要|得|等|我)*(?:多久|多[长長][时時][间間]|[几幾]天|多少天|(?:什么|什麼|啥)[时時]候(?=.))(?:能|会|會|才|可以|有|给|給|到账|到帳|回我|处理|處理|好|完|结果|結果|答复|答覆|回复|回覆|消息|知道|办|辦|开|開|改|换|換|退|赔|賠|解决|解決|我|呢|啊|呀|吗|嗎|了)*[?？。!！]*$|^(?:and |so |ok(?:ay)?,? )*(?:how long|how many days|when)(?: (?:will|does|would|do|can|should|must|it|that|this|you|i|we|take|need|needs|have|expect|to|wait|for|an?|the|my|be|get|hear|back|from|answer|reply|result|outcome|decision|refund|done|resolved|handled|usually|normally|about))+\??$/i;

/** The reference of what was just recorded, where a message asks how long it takes. */
export function recordWaitedFor(
  { pending, tried }: DialogState,
  { text, entities: { from, to, place, waybills } }: Understanding,
): string | null {
  if (pending || from || to || place || waybills.length > 0) return null;
  const reference = tried.at(-1)?.about ?? '';
  return REFERENCE.test(reference) && HOW_LONG.test(text.trim()) ? reference : null;
}
const REFERENCE = /^(?:WO|CP|CL)\d+$/;

/** The order of which another time is put than was just agreed, and the intent that made it. */
export function orderRetimed(
  { pending, tried, slots }: DialogState,
  { named, slots: given }: Collected,
  { text, entities }: Understanding,
  isTimed: (intent: string) => boolean,
): { intent: string; reference: string } | null {
  const reference = tried.at(-1)?.about ?? '';
  if (pending || !reference.startsWith('WO') || entities.waybills.length > 0) return null;
  // How far it is may have been asked in between.
  const intent = tried.findLast((one) => one.about === reference && isTimed(one.intent))?.intent;
  const isOther =
    (named.has('date') && given.date !== slots.date) ||
    (named.has('part') && given.part !== slots.part);
  const puts = isOther && PUTS_TIME.test(text) && !OTHER_MATTER.test(text);
  return intent && puts ? { intent, reference } : null;
}
const PUTS_TIME =
  /[改换換挪调調错錯]|不对|不對|还是|還是|推迟|推遲|延后|延後|提前|来不及|來不及|可以[吗嗎]|行[吗嗎]|\b(?:change|make it|move|instead|switch|reschedule|rather|actually|sorry|wrong|no|better)\b/i;
const OTHER_MATTER =
  /地址|到哪|[能会會]到|送到[吗嗎]|取消|撤|投诉|投訴|\b(?:address|arrive|cancel|complain)/i;
