import type { Collected } from './collect-slots.js';
import type { Decision, Turn } from './decision.js';
import { isOwnWords, type SlotName } from './dialog-state.js';
import type { Flow } from './flows/flow.js';
import { flowIn } from './flows/index.js';
import { intentDoing, type Repertoire } from './repertoire.js';
import { isTooDear } from './preference.js';
import { asksHowMuch, cannotSay, leavesIt, partyIn, putsAnew } from './spoken-values.js';
import type { Step } from './step.js';

/** 「算了不改了」 is no address, though any words could be one. */
const SHORT_NO = 10;

/** What becomes of an open question; null where the message is about something else. */
export async function answerPending(
  { heard, state: { pending } }: Turn,
  { named, lastFour }: Collected,
  intents: string[],
  step: Step,
  repertoire: Repertoire,
): Promise<Decision | null> {
  if (!pending) return null;
  const action = repertoire.intents[intents[0] ?? '']?.action;
  const { intent, slot } = pending;
  // 「好吧算了」 is no yes.
  if ((slot === 'confirm' || slot === 'last_four') && leavesIt(heard.text)) return step.cancel();
  if (slot === 'confirm' && action === 'affirm') return step.run([intent], { confirmed: true });
  // 「不对 是1234」 is no refusal.
  if (slot === 'last_four' && lastFour) return step.run([intent], { lastFour });
  const party = slot === 'last_four' ? partyIn(heard.text) : null;
  if (party) return step.run([intent], { party });
  // Of a fee that is told with the question.
  if (slot === 'confirm' && isTooDear(heard.text)) return step.cancel();
  // 「不对，是2号」: nothing is submitted with words that were just taken back.
  const wrong = slot === 'confirm' ? takenBack(intent, heard.text, named, repertoire) : null;
  if (wrong) return step.askFor(intent, wrong);
  const declines = named.size === 0 || (isOwnWords(slot) && heard.text.trim().length <= SHORT_NO);
  const cannot = declines && cannotSay(heard.text);
  if (action === 'deny' && declines && !cannot) return step.cancel();
  // 「不对，寄到武汉」 is no refusal but the value itself.
  const others = matters(intents, repertoire, intent);
  // Another of its values, given late or corrected, brings it on as well.
  const helps = others.length === 0 && needsOneOf(intent, named, repertoire);
  if (slot === 'last_four') {
    // Nobody is asked again for what they do not have: identity cannot be proved this way.
    if (named.size === 0 && cannotSay(heard.text)) return step.cannotProve();
    return helps ? step.run([intent], { named }) : step.interrupt(others);
  }
  if (slot === 'confirm') {
    // 「地址改成…」 before the yes changes what is to be submitted, not another parcel.
    if (putsAnew(heard.text) && needsOneOf(intent, named, repertoire)) {
      return step.run([intent], { named });
    }
    // 「要多少钱」 is told with the question itself.
    const tells = flowIn(repertoire, repertoire.intents[intent]?.action ?? 'miss')?.note;
    const price = repertoire.intents[others[0] ?? '']?.action;
    const asksFee = price === 'quote_price' || asksHowMuch(heard.text);
    if (tells && asksFee && named.size === 0) return step.run([intent]);
    return named.size > 0 && others.length === 0 ? step.run([intent]) : step.interrupt(others);
  }
  const sure = heard.intents[0]?.confidence ?? 0;
  const another = others.length > 0 && sure >= repertoire.settings.thresholds.another_matter_at;
  if (named.has(slot) && !(another && isOwnWords(slot))) {
    // An answer often sounds like another intent (「成都」): only what is surely more is kept.
    return step.run([intent, ...(another && heard.intents.length > 1 ? others : [])], { named });
  }
  const lost = intentDoing('find_own_parcels', repertoire);
  if (slot === 'waybills' && cannot && lost && others.length === 0) return step.interrupt([lost]);
  if (cannot && others.length === 0) return step.goWithout(intent, slot);
  if (slot === 'waybills' && named.has('phone') && others.length === 0) return step.notByPhone();
  const goesOn = helps || (others.length === 0 && intents.includes(intent));
  return goesOn ? step.run([intent], { named }) : step.interrupt(others);
}

/** The intents that are matters of their own, and not the one that is dealt with. */
export function matters(intents: string[], repertoire: Repertoire, except: string): string[] {
  return intents.filter((name) => {
    const action = repertoire.intents[name]?.action;
    return name !== except && action !== 'affirm' && action !== 'deny';
  });
}

/** Whether an intent's flow needs or takes one of the values. */
export function needsOneOf(
  intent: string,
  named: Collected['named'],
  repertoire: Repertoire,
): boolean {
  const flow = flowIn(repertoire, repertoire.intents[intent]?.action ?? 'miss');
  return flow !== null && usesOneOf(flow, named);
}

/** Whether a flow does. */
export function usesOneOf({ needs, takes = [], form }: Flow, named: Collected['named']): boolean {
  const fields = form?.fields.map(({ name }) => name) ?? [];
  return [...needs, ...takes, ...fields].some((slot) => named.has(slot));
}

/** The words of the customer that they take back before they say yes; null where they do not. */
function takenBack(
  intent: string,
  text: string,
  named: Collected['named'],
  repertoire: Repertoire,
): SlotName | null {
  const flow = flowIn(repertoire, repertoire.intents[intent]?.action ?? 'miss');
  if (!flow?.needs.includes('address') || named.has('address')) return null;
  const correction =
    /^(?:不对|不對|不是|错了|錯了|写错|寫錯|等等|no\b|wrong\b|sorry\b)[，,。.!！\s]*(.*)$/iu.exec(
      text.trim(),
    )?.[1];
  return correction &&
    /[号號楼樓栋棟室路街巷]|地址|address|street|road|\b(?:flat|apt|apartment|unit|room|suite|floor|building|block)\b|\bno\.? ?\d|^\d+$/i.test(
      correction,
    )
    ? 'address'
    : null;
}
