import type { Understanding } from '../understanding/index.js';
import type { DialogState, SlotName, Slots } from './dialog-state.js';
import { readForm, slotsOfForm, type FilledForm } from './form.js';
import { dayPartOf, emailIn, goodsAskedAlike, lastFourIn, nameIn } from './spoken-values.js';

/** A bare number is taken for kilograms up to this weight; larger ones are something else. */
const HEAVIEST_BARE_NUMBER_KG = 1000;
/** Longer answers are stories, not addresses. */
const LONGEST_WORDS = 200;
const SHORTEST_ADDRESS = 4;

/** What one message added to what is known. */
export interface Collected {
  slots: Slots;
  /** The slots this message gave a value. */
  named: ReadonlySet<SlotName>;
  /** The digits that were asked for as a proof: used once, kept nowhere. */
  lastFour?: string;
  /** The form that this message is. */
  form?: FilledForm;
}

/** The slots after a message: what it names replaces what was known. */
export function collectSlots(state: DialogState, heard: Understanding, now: Date): Collected {
  const form = readForm(heard.text);
  if (form) {
    const given = slotsOfForm(form, heard, now);
    const named = new Set(Object.keys(given) as SlotName[]);
    return { slots: { ...state.slots, ...given }, named, form };
  }
  const asked = state.pending?.slot;
  const given: Slots = { ...valuesOf(heard), ...followUp(state, heard), ...answerTo(asked, heard) };
  const place = heard.entities.place && given.place;
  // Alone, a place means what was asked for.
  if (place && asked === 'from' && !given.from) given.from = place;
  if (place && asked === 'to' && !given.to) given.to = place;
  // 「1500块买的」 proves nothing.
  const isProof = asked === 'last_four' && !given.amount;
  const lastFour = isProof ? lastFourIn(heard.text) : null;
  return {
    slots: { ...state.slots, ...given },
    named: new Set(Object.keys(given) as SlotName[]),
    ...(lastFour ? { lastFour } : {}),
  };
}

/** What the message names by itself. */
function valuesOf({ text, entities }: Understanding): Slots {
  const { waybills, from, to, place, weightGrams, dimensions, amountYuan, date } = entities;
  const named = place ?? from ?? to;
  const part = dayPartOf(text);
  return {
    ...(waybills.length > 0 ? { waybills: waybills.map(({ value }) => value) } : {}),
    ...(from ? { from: nameOf(from.value) } : {}),
    ...(to ? { to: nameOf(to.value) } : {}),
    ...(named ? { place: nameOf(named.value) } : {}),
    ...(weightGrams ? { weight: Math.round(weightGrams.value) } : {}),
    ...(dimensions ? { dimensions: dimensions.value } : {}),
    ...(amountYuan ? { amount: Math.round(amountYuan.value * 100) } : {}),
    ...(entities.goods ? { goods: entities.goods.value } : {}),
    ...(date ? { date: date.value.slice(0, 10) } : {}),
    ...(part ? { part } : {}),
    ...(entities.phone ? { phone: entities.phone.value } : {}),
  };
}

/** 「那酒呢」 after a question about goods is about goods. */
function followUp({ intents: [latest] }: DialogState, { text, entities }: Understanding): Slots {
  if (latest !== 'shipping.prohibited' && latest !== 'shipping.packaging') return {};
  const goods = goodsAskedAlike(text);
  return goods && !entities.goods ? { goods } : {};
}

/** What the message is where an open question asks for words or a number. */
function answerTo(asked: string | undefined, { text, entities }: Understanding): Slots {
  const words = text.trim().slice(0, LONGEST_WORDS);
  switch (asked) {
    case 'weight': {
      const grams = entities.weightGrams ? null : bareNumber(text, HEAVIEST_BARE_NUMBER_KG);
      return grams ? { weight: Math.round(grams * 1000) } : {};
    }
    case 'amount': {
      const yuan = entities.amountYuan ? null : bareNumber(text, 10_000_000);
      return yuan ? { amount: Math.round(yuan * 100) } : {};
    }
    case 'goods':
      return entities.goods || words.length === 0 ? {} : { goods: words };
    case 'address':
      return words.length >= SHORTEST_ADDRESS ? { address: words } : {};
    case 'title':
      return words.length >= 2 ? { title: words } : {};
    case 'contact': {
      const name = entities.phone ? nameIn(text, entities.phone) : null;
      return name ? { contact: name } : {};
    }
    case 'email': {
      const email = emailIn(text);
      return email ? { email } : {};
    }
    default:
      return {};
  }
}

function nameOf({ adcode, name }: { adcode: string; name: string }) {
  return { adcode, name };
}

function bareNumber(text: string, most: number): number | null {
  const digits = /^\s*(\d{1,8}(?:\.\d{1,3})?)\s*$/.exec(text.normalize('NFKC'))?.[1];
  const number = Number(digits ?? Number.NaN);
  return number > 0 && number <= most ? number : null;
}
