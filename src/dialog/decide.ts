import { moodAfter, normalize, wantsNoPerson, type Understanding } from '../understanding/index.js';
import { answerPending, matters, needsOneOf } from './answer-pending.js';
import { collectSlots, type Collected } from './collect-slots.js';
import { placed, valued } from './chosen.js';
import type { Decision, Facts, Turn } from './decision.js';
import { heldAfter, type DialogState, type SlotName } from './dialog-state.js';
import type { Flow } from './flows/flow.js';
import { flowIn, flowOf } from './flows/index.js';
import type { FilledForm } from './form.js';
import { reasonToHandOver } from './handover-rules.js';
import { isOnlyValues } from './only-values.js';
import {
  askedAlike,
  isShortReport,
  bringsAwaited,
  bringsOn,
  orderedWrong,
} from './matter-in-hand.js';
import { asFreight } from './freight-instead.js';
import { isTooDear, preferenceAfter, preferenceIn } from './preference.js';
import { intentDoing, offersOf, passesOn, priceMattersOf, type Repertoire } from './repertoire.js';
import { cannotSay, isBareComplaint, isPhoneTail, meansAnother } from './spoken-values.js';
import { spokenLocale } from './spoken-locale.js';
import { Step } from './step.js';
import { complaintOf, isComplaint, wasAskedWhatHappened } from './what-happened.js';
import { orderRetimed, recordWaitedFor } from './what-was-recorded.js';
import { samePointInstead, whenInstead } from './when-instead.js';
import { withLeaveWish } from './wish-heard.js';
import { orderMeant, orderQuestionIn, speaksOfOrder, withdrawalIn } from './withdrawal.js';

const GREETING = 'chat.greeting';

/**
 * Decides what the bot does with one message: the global rules first, then the open question,
 * then what was chosen or corrected, then what was understood.
 */
export async function decide(
  { heard: said, ...given }: Turn,
  repertoire: Repertoire,
  facts: Facts,
): Promise<Decision> {
  const heard = withLeaveWish(said, repertoire);
  const turn = { ...given, heard };
  const { state: before } = turn;
  const inHand = flowInHand(before, repertoire);
  const begun = intentsOf(heard, repertoire).map((name) => needsOf(name, repertoire));
  const collected = collectSlots(before, heard, turn.now, {
    inHand: inHand?.needs ?? [],
    begun: begun.flat(),
  });
  const spoken = spokenLocale(heard) ?? before.locale;
  const mood = moodAfter(before.mood, heard.emotion);
  const withdrawn = await withdrawnIn(before, heard, facts);
  const waited = recordWaitedFor(before, heard);
  const asked = withdrawn ? undefined : await askedAfterIn(before, heard, facts);
  const asksAfter = asked ?? (waited?.startsWith('WO') ? waited : undefined);
  const state: DialogState = {
    ...before,
    slots: { ...collected.slots, withdraws: withdrawn ?? confirmedOf(before), asksAfter },
    listed: listedAfter(before.listed, heard),
    held: heldAfter(before, collected.named),
    waybillUnknown: before.waybillUnknown && !collected.named.has('waybills'),
    mood,
    locale: spoken,
    preference: preferenceAfter(before.preference, heard.text),
    choices: [],
    turns: before.turns + 1,
  };
  const step = new Step({ ...turn, state, locale: spoken ?? turn.locale }, repertoire, facts);

  // A button of ours says what it does, whatever its words would mean elsewhere.
  const offered = before.turns === 0 ? offersOf(repertoire, turn.locale) : before.choices;
  const pressed = offered.find(({ text }) => text === heard.text.trim());
  if (pressed) return step.choose(pressed);
  const calm = isHail(before, heard) || isOnlyWithout(before, heard);
  const urgent = calm ? null : reasonToHandOver(heard, mood.label === 'angry');
  const appeal = urgent === 'regulator' ? intentDoing('complain_regulator', repertoire) : null;
  // It is recorded as what it is: the law gives seven days to tell the outcome.
  if (appeal) return step.run([appeal]);
  if (urgent) return step.handOver(urgent, `rule: ${urgent}`);

  const taking = withdrawn && intentDoing('cancel_pickup', repertoire);
  if (taking) return (await step.interrupt([taking])) ?? step.run([taking]);
  const tells = waited?.startsWith('CL') ? 'tell_claim' : 'tell_complaint';
  const telling = (asksAfter ?? waited) && intentDoing(tells, repertoire);
  if (telling) return step.run([telling]);
  const isTimed = (name: string) => needsOf(name, repertoire).includes('date');
  const retimed = orderRetimed(before, collected, heard, isTimed);
  if (retimed) return step.replace(retimed.intent, retimed.reference, collected.named);
  if (isBareComplaint(heard.text)) {
    // What was just recorded is told, and not asked for anew.
    const told = isComplaint(before, repertoire) && intentDoing('tell_complaint', repertoire);
    return told ? step.run([told]) : step.askWhatHappened();
  }
  const filled = collected.form && intentOfForm(collected.form, before.pending?.intent, repertoire);
  if (filled) return step.run([filled]);
  const alike = askedAlike(inHand, before, collected, heard);
  if (alike) return step.run([alike], { named: collected.named });
  if (!before.pending && isTooDear(heard.text)) {
    const why = 'finds something dear, and has not said what';
    return step.askWhich('ask_what_is_dear', why, priceMattersOf(repertoire));
  }
  // 「改成5公斤」 is about what is in hand, though its words are those of another matter.
  const intents =
    isOnlyValues(heard) && bringsOn(inHand, before, collected) ? [] : intentsOf(heard, repertoire);
  // 「改错了，后天」 of what is submitted: it says that it is, and how to take it back.
  const wrong = orderedWrong(inHand, before, collected, heard);
  const told = wrong || bringsAwaited(inHand, before, collected, heard);
  if (told && before.intents[0]) return step.run([before.intents[0]], { named: collected.named });
  // 「打不通」 after a courier's phone says all to who knows what was answered last.
  const latest = before.tried.at(-1)?.intent;
  const isShort = isShortReport(heard);
  if (latest && isShort && passesOn(latest, heard.text, repertoire)) return step.run([latest]);
  const [first] = intents;
  const isPlainTalk = !first || repertoire.intents[first]?.action === 'reply';
  if (preferenceIn(heard.text) === 'courtesy' && isPlainTalk) {
    const minded = await step.mindManners();
    if (minded) return minded;
  }
  if (isOtherParcel(before, inHand, heard) && before.intents[0]) {
    return step.askFor(before.intents[0], 'waybills');
  }
  const instead =
    whenInstead(before, intents, heard, repertoire) ??
    samePointInstead(before, intents, heard, repertoire);
  if (instead) return step.run([instead]);
  const complaint = complaintOf(before, intents, heard, repertoire);
  if (complaint) return step.run([complaint], { named: collected.named });
  if (before.pending) {
    const answered = await answerPending(turn, collected, intents, step, repertoire);
    if (answered) return answered;
  }
  const choice = placed(before.choices, heard.text) ?? valued(before, collected, heard, repertoire);
  if (choice) return step.choose(choice);
  const corrected = correctedIntent(before, collected, intents, repertoire);
  const { named } = collected;
  if (corrected)
    return step.run([corrected, ...matters(intents, repertoire, corrected)], { named });
  if (intents.length > 0) return step.run(withParcel(intents, heard, repertoire), { named });
  if (heard.entities.waybills.length > 0) return step.run(['tracking.where']);
  if (wasAskedWhatHappened(before, repertoire)) {
    return step.handOver('needs_person', 'complains of something that has no name here');
  }
  const looked = latest !== undefined && latest === intentDoing('find_own_parcels', repertoire);
  const givesPhone = named.has('phone') || isPhoneTail(heard.text);
  return looked && givesPhone ? step.notByPhone() : step.miss();
}

/** The reference of the order that a message takes back; an open question goes before. */
async function withdrawnIn(
  { pending }: DialogState,
  { text, entities }: Understanding,
  facts: Facts,
): Promise<string | undefined> {
  const withdrawal = withdrawalIn(text);
  if (!withdrawal || (pending && !speaksOfOrder(text))) return undefined;
  const waybills = entities.waybills.map(({ value }) => value);
  return orderMeant(withdrawal, await facts.ownOrders(), waybills)?.reference;
}

/** The reference of the order that a message asks after; an open question goes before. */
async function askedAfterIn(
  { pending }: DialogState,
  { text, entities }: Understanding,
  facts: Facts,
): Promise<string | undefined> {
  const question = pending ? null : orderQuestionIn(text);
  if (!question) return undefined;
  const waybills = entities.waybills.map(({ value }) => value);
  return orderMeant(question, await facts.ownOrders(), waybills)?.reference;
}

/** What an open question asks to take back. */
function confirmedOf({ pending, slots }: DialogState): string | undefined {
  return pending?.slot === 'confirm' || pending?.slot === 'date' ? slots.withdraws : undefined;
}

/** A number beside a matter that needs none is a question of its own: "where is … and an outlet". */
function withParcel(
  heardIntents: string[],
  heard: Understanding,
  repertoire: Repertoire,
): string[] {
  const track = intentDoing('track_parcel', repertoire);
  if (track === null || heard.entities.waybills.length === 0) return heardIntents;
  // 「你好，SF123…」 says no more than the number does.
  const intents = heardIntents.filter((name) => name !== GREETING);
  const isUsed = intents.some((name) => {
    const action = repertoire.intents[name]?.action ?? 'miss';
    const isPlain = action === 'reply' || action === 'handover';
    return isPlain || needsOf(name, repertoire).includes('waybills');
  });
  return isUsed || isReported(intents, repertoire) ? intents : [track, ...intents];
}

/** What is told of a parcel without needing its number, such as a rude courier. */
function isReported(intents: string[], repertoire: Repertoire): boolean {
  return intents.some(
    (name) => flowOf(repertoire.intents[name]?.action ?? 'miss')?.needs.length === 0,
  );
}

/** 「客服在吗」 opens a conversation; once there has been an answer, it asks for a person. */
function isHail({ turns }: DialogState, { intents, emotion }: Understanding): boolean {
  const asksOnly = emotion.signals.every((signal) => signal === 'asks_for_person');
  return turns === 0 && asksOnly && intents[0]?.name === GREETING;
}

/** "I don't know" answers a question; by itself it sounds helpless. */
function isOnlyWithout({ pending }: DialogState, { text, emotion }: Understanding): boolean {
  const despairs = emotion.signals.every((signal) => signal === 'despair');
  return pending !== null && despairs && cannotSay(text);
}

/** 「不是这个件」 of what was just shown, without the number that is meant. */
function isOtherParcel(
  { pending, slots }: DialogState,
  inHand: Flow | null,
  { text, entities }: Understanding,
): boolean {
  const shown = !pending && slots.waybills !== undefined && inHand?.needs[0] === 'waybills';
  return shown && entities.waybills.length === 0 && meansAnother(text);
}

/** Whose form was filled in: the one that is asked for, else any that has these fields. */
function intentOfForm(
  filled: FilledForm,
  asking: string | undefined,
  { intents }: Repertoire,
): string | null {
  const names = asking ? [asking, ...Object.keys(intents)] : Object.keys(intents);
  return (
    names.find((name) => {
      const fields = flowOf(intents[name]?.action ?? 'miss')?.form?.fields ?? [];
      return [...filled.keys()].every((given) => fields.some((field) => field.name === given));
    }) ?? null
  );
}

/** The latest matter, where the message only gives one of its values anew. */
function correctedIntent(
  { intents: [latest], pending }: DialogState,
  { named }: Collected,
  intents: string[],
  repertoire: Repertoire,
): string | null {
  if (!latest || pending || named.size === 0) return null;
  if (!needsOneOf(latest, named, repertoire)) return null;
  const others = matters(intents, repertoire, latest);
  return others.length === 0 ? latest : null;
}

function needsOf(name: string, repertoire: Repertoire): readonly SlotName[] {
  return flowIn(repertoire, repertoire.intents[name]?.action ?? 'miss')?.needs ?? [];
}

/** The flow of the open question, or of the latest matter. */
function flowInHand({ pending, intents: [latest] }: DialogState, repertoire: Repertoire) {
  const intent = pending?.intent ?? latest;
  return intent ? flowIn(repertoire, repertoire.intents[intent]?.action ?? 'miss') : null;
}

/** The parcels named together, as long as no other is named. */
function listedAfter(before: string[], { entities: { waybills } }: Understanding): string[] {
  return waybills.length > 0 ? waybills.map(({ value }) => value) : before;
}

function intentsOf(heard: Understanding, repertoire: Repertoire): string[] {
  const { intents } = repertoire;
  if (!heard.accepted) return asFreight([], heard, repertoire);
  // 「不要转人工，帮我查下…」 asks for anything but a person.
  const isUnwanted = (name: string) =>
    intents[name]?.reason === 'asked_for_person' && wantsNoPerson(normalize(heard.text).clean);
  const names = heard.intents
    .map(({ name }) => name)
    .filter((name) => name !== 'none' && intents[name] && !isUnwanted(name));
  return asFreight(names, heard, repertoire);
}
