import type { FlowSettings, IntentAction, Locale, ReplyVariants } from '../protocol/index.js';
import { normalize } from '../understanding/index.js';

/** What the bot can do and say: the intent files in the form the dialogue needs. */
export interface Repertoire {
  intents: Record<string, RepertoireIntent>;
  /** Texts that belong to no single intent. */
  replies: Record<string, ReplyVariants>;
  settings: FlowSettings;
}

export interface RepertoireIntent {
  title: Record<Locale, string>;
  action: IntentAction;
  reason?: 'asked_for_person' | 'regulator' | 'life' | 'safety' | 'needs_person';
  /** Words with which it is a person's at once, lower case, in Simplified characters or English. */
  passesOn?: readonly string[];
  replies: Record<string, ReplyVariants>;
}

/** Whether a message makes an intent a person's: 「快递员电话打不通」. */
export function passesOn(intent: string, text: string, { intents }: Repertoire): boolean {
  const clean = normalize(text).clean.replaceAll('’', "'");
  return intents[intent]?.passesOn?.some((words) => clean.includes(words)) ?? false;
}

/** Values a text is filled with. */
export type ReplyValues = Record<string, string | number>;

/**
 * One variant of a text, filled. The variant is chosen by `turn`, so that the same question
 * twice in a conversation is not answered in the same words. Values are inserted as they are,
 * once: a `{name}` inside a value stays as the customer wrote it.
 * @throws {Error} when there is no such text; the loader makes sure that there is
 */
export function say(
  variants: ReplyVariants | undefined,
  locale: Locale,
  turn: number,
  values: ReplyValues = {},
): string {
  const texts = variants?.[locale];
  const text = texts?.[turn % texts.length];
  if (text === undefined) throw new Error('A reply is missing in the intent files');
  return text.replace(/\{([a-z_]+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : placeholder,
  );
}

/** The titles of intents as buttons. Unknown names are left out. */
export function intentButtons(
  repertoire: Repertoire,
  names: string[],
  locale: Locale,
): { text: string; intent: string }[] {
  return names.flatMap((intent) => {
    const title = repertoire.intents[intent]?.title[locale];
    return title ? [{ text: title, intent }] : [];
  });
}

/** What somebody new or lost may want. */
const OFFERS = ['tracking.where', 'price.quote', 'outlet.find', 'chat.human'];

/** What the bot offers beside its greeting, and to who was not understood. */
export function offersOf(
  repertoire: Repertoire,
  locale: Locale,
): { text: string; intent: string }[] {
  return intentButtons(repertoire, OFFERS, locale);
}

/** The intent that does something, whatever a company has called it; null where none does. */
export function intentDoing(action: IntentAction, { intents }: Repertoire): string | null {
  return Object.keys(intents).find((name) => intents[name]?.action === action) ?? null;
}

/** What may be asked back about: no small talk, and no appeal to a regulator that nobody spoke of. */
export function guessesOf(
  candidates: readonly { name: string; confidence: number }[],
  { intents, settings }: Repertoire,
): string[] {
  const isOffered = (name: string) => {
    const action = intents[name]?.action ?? 'miss';
    return !NOT_OFFERED.includes(action) && !/^chat\./.test(name);
  };
  return candidates
    .filter(
      ({ name, confidence }) => confidence >= settings.thresholds.ask_back_at && isOffered(name),
    )
    .map(({ name }) => name);
}

const NOT_OFFERED: readonly IntentAction[] = ['miss', 'affirm', 'deny', 'complain_regulator'];

/** What customers complain of. */
const COMPLAINTS: readonly IntentAction[] = [
  'complain_delay',
  'complain_attitude',
  'complain_no_consent',
  'file_damage',
  'file_lost',
];

/** What who finds something dear may mean: another price, or one that was charged. */
export function priceMattersOf(repertoire: Repertoire): string[] {
  const actions: readonly IntentAction[] = ['quote_price', 'check_charge'];
  return actions.flatMap((action) => intentDoing(action, repertoire) ?? []);
}

/** The intents that a complaint may turn out to be. */
export function complaintsOf(repertoire: Repertoire): string[] {
  return COMPLAINTS.flatMap((action) => intentDoing(action, repertoire) ?? []);
}
