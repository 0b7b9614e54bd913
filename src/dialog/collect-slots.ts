import { normalize, parseNumber, type Understanding } from '../understanding/index.js';
import type { DialogState, SlotName, Slots } from './dialog-state.js';
import { readForm, slotsOfForm, type FilledForm } from './form.js';
import { addressIn, contactIn, isLikeAddress } from './addresses.js';
import { leaveWishIn } from './leave-wish.js';
import { freightWishIn } from './freight-words.js';
import { isOnlyValues } from './only-values.js';
import {
  cubicMetreIn,
  dayPartOf,
  emailIn,
  goodsAskedAbout,
  goodsAskedAlike,
  isAskedAlike,
  lastFourIn,
  meansAll,
  nameIn,
  placeWithin,
  threeNumbersIn,
  titleIn,
} from './spoken-values.js';

/** A bare number is taken for kilograms up to this weight; larger ones are something else. */
const HEAVIEST_BARE_NUMBER_KG = 1000;
/** Longer answers are stories, not addresses. */
const LONGEST_WORDS = 200;
const SHORTEST_ADDRESS = 4;

/** The values that are needed: by the matter in hand, and by those that a message begins. */
export interface Wanted {
  inHand: readonly SlotName[];
  begun: readonly SlotName[];
}

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

/**
 * The slots after a message: what it names replaces what was known.
 * @param wanted the values that the matter in hand, and those that the message begins, need
 */
export function collectSlots(
  state: DialogState,
  heard: Understanding,
  now: Date,
  { inHand, begun }: Wanted = { inHand: [], begun: [] },
): Collected {
  const form = readForm(heard.text);
  if (form) {
    const given = slotsOfForm(form, heard, now);
    const named = new Set(Object.keys(given) as SlotName[]);
    return { slots: { ...state.slots, ...given }, named, form };
  }
  const asked = state.pending?.slot;
  const needed = new Set([...inHand, ...begun]);
  const given: Slots = {
    ...valuesOf(heard),
    ...inPassing(heard, needed),
    ...followUp(state, heard),
    ...answerTo(asked, heard),
  };
  const place = heard.entities.place && given.place;
  // Alone, a place means what was asked for.
  if (place && asked === 'from' && !given.from) given.from = place;
  if (place && asked === 'to' && !given.to) given.to = place;
  if (inHand.includes('to')) Object.assign(given, endGivenAnew(state, heard, given));
  const meant = parcelsMeant(state.listed, heard);
  if (meant) given.waybills = meant;
  // 「1500块买的」 proves nothing.
  const isProof = asked === 'last_four' && !given.amount;
  const lastFour = isProof ? lastFourIn(heard.text) : null;
  return {
    slots: { ...keptOf(state, given, begun), ...given },
    named: new Set(Object.keys(given) as SlotName[]),
    ...(lastFour ? { lastFour } : {}),
  };
}

/** Which end of the lane a place takes the place of: 「不是成都，是重庆」, 「那武汉呢」. */
function endGivenAnew(
  { slots: { from, to }, pending }: DialogState,
  heard: Understanding,
  { from: newFrom, to: newTo, place }: Slots,
): Slots {
  const { denied } = heard.entities;
  const meant = place ?? newFrom ?? newTo;
  if (!meant) return {};
  const isDenied = (end: Slots['from']) => denied && isSamePlace(end, denied.value);
  if (isDenied(from)) return { from: meant, ...(to ? { to } : {}) };
  if (isDenied(to)) return { to: meant, ...(from ? { from } : {}) };
  if (newFrom || newTo || pending?.slot === 'from' || pending?.slot === 'to') return {};
  // Who names a place alone mostly thinks of another goal.
  return to && (isAskedAlike(heard.text) || isOnlyValues(heard)) ? { to: meant } : {};
}

/** The same place, or one is a part of the other: of the codes of a city the first four digits. */
function isSamePlace(a: { adcode: string } | undefined, b: { adcode: string }): boolean {
  const city = (adcode: string) => (/^\d{6}$/.test(adcode) ? adcode.slice(0, 4) : adcode);
  return a !== undefined && city(a.adcode) === city(b.adcode);
}

/** Which of the parcels that were named together a message means: 「第二个什么时候到」, 「两个都催一下」. */
function parcelsMeant(
  listed: readonly string[],
  { text, entities }: Understanding,
): string[] | null {
  if (listed.length < 2 || entities.waybills.length > 0) return null;
  if (meansAll(text)) return [...listed];
  const at = placeWithin(text, listed.length);
  const one = at === null ? undefined : listed[at];
  return one === undefined ? null : [one];
}

/** What the message names by itself. */
function valuesOf({ text, entities }: Understanding): Slots {
  const { waybills, from, to, place, weightGrams, dimensions, volume, amountYuan, date } = entities;
  const named = place ?? from ?? to;
  const part = dayPartOf(text);
  const freight = freightWishIn(text);
  return {
    ...(waybills.length > 0 ? { waybills: waybills.map(({ value }) => value) } : {}),
    ...(from ? { from: nameOf(from.value) } : {}),
    ...(to ? { to: nameOf(to.value) } : {}),
    ...(named ? { place: nameOf(named.value) } : {}),
    ...(weightGrams ? { weight: Math.round(weightGrams.value) } : {}),
    ...(dimensions ? { dimensions: dimensions.value } : {}),
    ...(volume ? { volume: volume.value } : {}),
    ...(amountYuan ? { amount: Math.round(amountYuan.value * 100) } : {}),
    ...(entities.goods ? { goods: entities.goods.value } : {}),
    ...(date ? { date: date.value.slice(0, 10) } : {}),
    ...(part ? { part } : {}),
    ...(freight ? { freight } : {}),
    ...(entities.phone ? { phone: entities.phone.value } : {}),
  };
}

/**
 * What was known before and still counts: sides and a volume take the place of each other, an
 * address and where to leave it as well. Who asks for another address anew wants it nowhere else.
 */
function keptOf(
  { slots, pending, tried }: DialogState,
  given: Slots,
  begun: readonly SlotName[],
): Slots {
  const kept = { ...slots };
  // 「今天能到吗」 asked about a day; who wants another one afterwards has not named it yet.
  // 「改到下午」 of the day that was just agreed keeps it.
  const isPartOnly = given.part && !given.date && tried.at(-1)?.about.startsWith('WO');
  if (!pending && begun.includes('date') && !isPartOnly)
    Object.assign(kept, { date: undefined, part: undefined });
  // What it comes to is no question of the price per cubic metre any more.
  if ((given.weight || given.volume) && kept.freight === 'by_volume') kept.freight = undefined;
  if (given.dimensions || given.volume)
    Object.assign(kept, { dimensions: undefined, volume: undefined });
  if (given.leaveAt) kept.address = undefined;
  if (given.address || (begun.includes('address') && !given.leaveAt)) kept.leaveAt = undefined;
  return kept;
}

/** What is said before it is asked for: the address, and who is to be called. */
function inPassing(heard: Understanding, needed: ReadonlySet<SlotName>): Slots {
  const address = needed.has('address') ? addressIn(heard) : null;
  const contact = needed.has('contact') ? contactIn(heard) : null;
  const goods = needed.has('goods') && !heard.entities.goods ? goodsAskedAbout(heard.text) : null;
  const leaveAt = needed.has('address') ? leaveWishIn(heard.text) : null;
  const title = needed.has('title') ? titleIn(heard.text) : null;
  const email = needed.has('email') ? emailIn(heard.text) : null;
  const isBulk = needed.has('dimensions') && !heard.entities.dimensions && !heard.entities.volume;
  const volume = isBulk ? cubicMetreIn(heard.text) : null;
  return {
    ...(volume ? { volume } : {}),
    ...(title ? { title } : {}),
    ...(email ? { email } : {}),
    ...(address ? { address } : leaveAt ? { leaveAt } : {}),
    ...(contact ? { contact } : {}),
    ...(goods ? { goods } : {}),
  };
}

/** 「那酒呢」 after a question about goods is about goods. */
function followUp({ intents: [latest] }: DialogState, heard: Understanding): Slots {
  if (latest !== 'shipping.prohibited' && latest !== 'shipping.packaging') return {};
  const { text, entities, accepted } = heard;
  const goods = goodsAskedAlike(text, { bare: !accepted });
  return goods && !entities.goods ? { goods } : {};
}

/** What the message is where an open question asks for words or a number. */
function answerTo(asked: string | undefined, heard: Understanding): Slots {
  const { text, entities } = heard;
  const words = text.trim().slice(0, LONGEST_WORDS);
  switch (asked) {
    case 'dimensions': {
      const dimensions = entities.dimensions ? null : threeNumbersIn(text);
      return dimensions ? { dimensions } : {};
    }
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
    case 'address': {
      if (words.length < SHORTEST_ADDRESS || !isLikeAddress(heard)) return {};
      if (!addressIn(heard) && leaveWishIn(heard.text)) return {};
      return { address: addressIn(heard) ?? words };
    }
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

/** The number that is all there is, in digits or in characters: 「一千二」, "about 500". */
function bareNumber(text: string, most: number): number | null {
  const words = normalize(text)
    .clean.replace(AROUND, '')
    .replace(/[\s。.!！]+$/u, '')
    .trim();
  const isNumber = BARE_NUMBER.test(words) && words.length <= 12;
  const number = isNumber ? (parseNumber(words) ?? Number.NaN) : Number.NaN;
  return number > 0 && number <= most ? number : null;
}
const BARE_NUMBER = /^(?:\d{1,8}(?:\.\d{1,3})?|[零〇一二两三四五六七八九十百千万]+)$/;
const AROUND = /^(?:大概|大约|差不多|也就|就|值|about |around )+|(?:左右|吧|多|的样子)+$/g;
