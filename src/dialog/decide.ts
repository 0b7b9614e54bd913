import type { Locale } from '../protocol/index.js';
import { moodAfter, type Understanding } from '../understanding/index.js';
import { collectSlots, type Collected } from './collect-slots.js';
import type { Decision, Facts, Turn } from './decision.js';
import { isOwnWords, type Choice, type DialogState } from './dialog-state.js';
import type { Flow } from './flows/flow.js';
import { flowIn, flowOf } from './flows/index.js';
import type { FilledForm } from './form.js';
import { reasonToHandOver } from './handover-rules.js';
import { isOnlyValues } from './only-values.js';
import { preferenceAfter, preferenceIn } from './preference.js';
import { intentDoing, offersOf, type Repertoire } from './repertoire.js';
import { isAskedAlike, isBareComplaint, placeInList } from './spoken-values.js';
import { Step } from './step.js';

/** 「算了不改了」 is no address, though any words could be one. */
const SHORT_NO = 10;

/**
 * Decides what the bot does with one message: the global rules first, then the open question,
 * then what was chosen or corrected, then what was understood.
 */
export async function decide(turn: Turn, repertoire: Repertoire, facts: Facts): Promise<Decision> {
  const { heard, state: before } = turn;
  const inHand = flowInHand(before, repertoire);
  const collected = collectSlots(before, heard, turn.now, inHand?.needs.includes('to'));
  const spoken = spokenLocale(heard) ?? before.locale;
  const mood = moodAfter(before.mood, heard.emotion);
  const state: DialogState = {
    ...before,
    slots: collected.slots,
    listed: listedAfter(before.listed, heard),
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
  const urgent = isHail(before, heard) ? null : reasonToHandOver(heard, mood.label === 'angry');
  const appeal = urgent === 'regulator' ? intentDoing('complain_regulator', repertoire) : null;
  // It is recorded as what it is: the law gives seven days to tell the outcome.
  if (appeal) return step.run([appeal]);
  if (urgent) return step.handOver(urgent, `rule: ${urgent}`);

  if (isBareComplaint(heard.text)) return step.askWhatHappened();
  const filled = collected.form && intentOfForm(collected.form, before.pending?.intent, repertoire);
  if (filled) return step.run([filled]);
  const alike = askedAlike(before, collected, heard, repertoire);
  if (alike) return step.run([alike], { named: collected.named });
  // 「改成5公斤」 is about what is in hand, though its words are those of another matter.
  const intents =
    isOnlyValues(heard) && bringsOn(inHand, before, collected) ? [] : intentsOf(heard, repertoire);
  if (before.pending) {
    const answered = await answerPending(turn, collected, intents, step, repertoire);
    if (answered) return answered;
  }
  const choice = placed(before.choices, heard.text);
  if (choice) return step.choose(choice);
  const corrected = correctedIntent(before, collected, intents, repertoire);
  const { named } = collected;
  if (corrected)
    return step.run([corrected, ...matters(intents, repertoire, corrected)], { named });
  if (intents.length > 0) return step.run(intents, { named: collected.named });
  if (heard.entities.waybills.length > 0) return step.run(['tracking.where']);
  return step.miss();
}

/** 「客服在吗」 opens a conversation; once there has been an answer, it asks for a person. */
function isHail({ turns }: DialogState, { intents, emotion }: Understanding): boolean {
  const asksOnly = emotion.signals.every((signal) => signal === 'asks_for_person');
  return turns === 0 && asksOnly && intents[0]?.name === 'chat.greeting';
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

/** What becomes of an open question; null where the message is about something else. */
async function answerPending(
  { heard, state: { pending } }: Turn,
  { named, lastFour }: Collected,
  intents: string[],
  step: Step,
  repertoire: Repertoire,
): Promise<Decision | null> {
  if (!pending) return null;
  const action = repertoire.intents[intents[0] ?? '']?.action;
  const { intent, slot } = pending;
  if (slot === 'confirm' && action === 'affirm') return step.run([intent], { confirmed: true });
  const declines = named.size === 0 || (isOwnWords(slot) && heard.text.trim().length <= SHORT_NO);
  if (action === 'deny' && declines) return step.cancel();
  // 「不对，寄到武汉」 is no refusal but the value itself.
  const others = matters(intents, repertoire, intent);
  // Another of its values, given late or corrected, brings it on as well.
  const helps = others.length === 0 && needsOneOf(intent, named, repertoire);
  if (slot === 'last_four') {
    if (lastFour) return step.run([intent], { lastFour });
    return helps ? step.run([intent], { named }) : step.interrupt(others);
  }
  if (slot === 'confirm') {
    return named.size > 0 && others.length === 0 ? step.run([intent]) : step.interrupt(others);
  }
  const sure = heard.intents[0]?.confidence ?? 0;
  const another = others.length > 0 && sure >= repertoire.settings.thresholds.another_matter_at;
  if (named.has(slot) && !(another && isOwnWords(slot))) {
    // An answer often sounds like another intent (「成都」): only what is surely more is kept.
    return step.run([intent, ...(another && heard.intents.length > 1 ? others : [])], { named });
  }
  if (slot === 'waybills' && named.has('phone') && others.length === 0) return step.notByPhone();
  const goesOn = helps || (others.length === 0 && intents.includes(intent));
  return goesOn ? step.run([intent], { named }) : step.interrupt(others);
}

/** The intents that are matters of their own, and not the one that is dealt with. */
function matters(intents: string[], repertoire: Repertoire, except: string): string[] {
  return intents.filter((name) => {
    const action = repertoire.intents[name]?.action;
    return name !== except && action !== 'affirm' && action !== 'deny';
  });
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

/** Whether an intent's flow needs one of the values. */
function needsOneOf(intent: string, named: Collected['named'], repertoire: Repertoire): boolean {
  const flow = flowIn(repertoire, repertoire.intents[intent]?.action ?? 'miss');
  return flow !== null && usesOneOf(flow, named);
}

function usesOneOf({ needs, takes = [] }: Flow, named: Collected['named']): boolean {
  return [...needs, ...takes].some((slot) => named.has(slot));
}

/** The flow of the open question, or of the latest matter. */
function flowInHand({ pending, intents: [latest] }: DialogState, repertoire: Repertoire) {
  const intent = pending?.intent ?? latest;
  return intent ? flowIn(repertoire, repertoire.intents[intent]?.action ?? 'miss') : null;
}

/** Whether values bring on what is in hand; what was ordered already is not ordered anew. */
function bringsOn(flow: Flow | null, { pending }: DialogState, { named }: Collected): boolean {
  if (!flow || (!pending && (flow.confirm || flow.proof))) return false;
  return usesOneOf(flow, named);
}

/** The parcels named together, as long as no other is named. */
function listedAfter(before: string[], { entities: { waybills } }: Understanding): string[] {
  return waybills.length > 0 ? waybills.map(({ value }) => value) : before;
}

/** The matter that 「明天呢」, 「那武汉呢」 and 「最快的呢」 are about: the one in hand, asked anew. */
function askedAlike(
  before: DialogState,
  { named }: Collected,
  { text }: Understanding,
  repertoire: Repertoire,
): string | null {
  const flow = flowInHand(before, repertoire);
  const intent = before.pending?.intent ?? before.intents[0];
  if (!flow || !intent || !isAskedAlike(text)) return null;
  const isAnother = usesOneOf(flow, named) || (flow.daily && named.has('date'));
  return isAnother || (flow.ranks && preferenceIn(text)) ? intent : null;
}

/** What 「第二个」 means. */
function placed(choices: readonly Choice[], text: string): Choice | null {
  const at = choices.length > 0 ? placeInList(text.trim(), choices.length) : null;
  return at === null ? null : (choices[at] ?? null);
}

/** A few letters (`ok`, a waybill number) do not change the language of a conversation. */
const SHORTEST_ENGLISH_WORDS = 3;

/** The language that a message is clearly written in; null where it does not tell. */
function spokenLocale({ text, language }: Understanding): Locale | null {
  const han = /\p{Script=Han}/u.test(text);
  if (language !== 'en') return han ? language : null;
  // Of an address such as a@example.com no word counts.
  const words = text.replace(/\S*[@/]\S*/g, ' ').match(/\b[a-z']{2,}\b/gi) ?? [];
  return words.length >= SHORTEST_ENGLISH_WORDS ? 'en' : null;
}

function intentsOf(heard: Understanding, repertoire: Repertoire): string[] {
  if (!heard.accepted) return [];
  return heard.intents
    .map(({ name }) => name)
    .filter((name) => name !== 'none' && repertoire.intents[name]);
}
