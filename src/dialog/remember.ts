import type { Locale } from '../protocol/index.js';
import { withIntent, withTried, type DialogState, type Pending } from './dialog-state.js';
import { flowIn, flowOf } from './flows/index.js';
import type { FlowResult } from './flows/flow.js';
import { intentButtons, type Repertoire } from './repertoire.js';

/** What became of an intent. */
interface Done {
  intent: string;
  before: DialogState;
  result: FlowResult;
}

/** Takes what a flow did into the memory. */
export function remember(
  { intent, before, result }: Done,
  repertoire: Repertoire,
  locale: Locale,
): DialogState {
  const { about, pending, choices } = result;
  const state = withTried(withIntent(before, intent), intent, about);
  const isMatter = flowOf(repertoire.intents[intent]?.action ?? 'miss') !== null;
  // Who corrects what is to be submitted gets on, however often.
  const submitted = pending?.slot === 'confirm' ? [JSON.stringify(before.slots)] : [];
  const key = [intent, about, ...progressOf(intent, before, repertoire), ...submitted].join(':');
  const times = before.need?.key === key ? before.need.times + 1 : 1;
  // Who asks the same again is shown the way out, before it is taken for them.
  const again = pending ? askedLast(before, pending) : isMatter && times > 1;
  const hasButtons = result.messages.some(({ quickReplies }) => quickReplies);
  const lost = pending?.slot === 'waybills' ? ['tracking.no_number'] : [];
  // Only what is shown can be chosen: beside a yes and a no, 「1」 asks for nobody.
  const wayOut =
    again && !hasButtons ? intentButtons(repertoire, [...lost, 'chat.human'], locale) : [];
  const offered = choices ?? state.choices;
  const isOffered = (name: string | undefined) => offered.some(({ intent: one }) => one === name);
  return {
    ...state,
    pending,
    // Asked for although there is one: it is not known.
    waybillUnknown: before.waybillUnknown || isUnknown(before, pending),
    choices: [...offered, ...wayOut.filter((choice) => !isOffered(choice.intent))],
    need: isMatter ? { key, times } : before.need,
  };
}

/** What makes the same question another one: a value more, another day, another wish. */
function progressOf(
  intent: string,
  { slots, preference }: DialogState,
  repertoire: Repertoire,
): (string | number)[] {
  const flow = flowIn(repertoire, repertoire.intents[intent]?.action ?? 'miss');
  if (!flow) return [];
  const known = [...flow.needs, ...(flow.takes ?? [])].filter((slot) => slots[slot]);
  const day = flow.daily ? slots.date : undefined;
  const wish = flow.ranks ? preference : null;
  return [new Set(known).size, ...(day ? [day] : []), ...(wish ? [wish] : [])];
}

/** Whether the question that is put is the one that was put last. */
function askedLast({ tried }: DialogState, { slot }: Pending): boolean {
  return tried.at(-1)?.about.split(',')[0] === `? ${slot}`;
}

function isUnknown({ slots }: DialogState, pending: Pending | null): boolean {
  return pending?.slot === 'waybills' && slots.waybills !== undefined;
}
