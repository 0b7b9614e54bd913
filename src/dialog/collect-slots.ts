import type { GazetteerPlace, Understanding } from '../understanding/index.js';
import type { DialogState, Slots } from './dialog-state.js';

/** A bare number is taken for kilograms up to this weight; larger ones are something else. */
const HEAVIEST_BARE_NUMBER_KG = 1000;

/** The slots after a message: what it names replaces what was known. */
export function collectSlots(state: DialogState, heard: Understanding): Slots {
  const { waybills, from, to, place, weightGrams } = heard.entities;
  const slots: Slots = { ...state.slots };
  if (waybills.length > 0) slots.waybills = waybills.map((waybill) => waybill.value);
  if (from) slots.from = slotOf(from.value);
  if (to) slots.to = slotOf(to.value);
  if (weightGrams) slots.weightGrams = weightGrams.value;
  const named = place ?? from ?? to;
  if (named) slots.place = slotOf(named.value);

  const asked = state.pending?.slot;
  // Alone, a place or a number means what was asked for.
  if (place && asked === 'from' && !from) slots.from = slots.place;
  if (place && asked === 'to' && !to) slots.to = slots.place;
  if (asked === 'weight' && !weightGrams) {
    const grams = bareKilograms(heard.text);
    if (grams) slots.weightGrams = grams;
  }
  return slots;
}

function slotOf({ adcode, name }: GazetteerPlace): NonNullable<Slots['place']> {
  return { adcode, name };
}

/** Whether the message answers the open question. */
export function answersPending(state: DialogState, before: Slots, after: Slots): boolean {
  switch (state.pending?.slot) {
    case 'waybill':
      return after.waybills !== before.waybills;
    case 'from':
      return after.from !== before.from;
    case 'to':
      return after.to !== before.to;
    case 'weight':
      return after.weightGrams !== before.weightGrams;
    case 'place':
      return after.place !== before.place;
    case undefined:
      return false;
  }
}

function bareKilograms(text: string): number | null {
  const digits = /^\s*(\d{1,4}(?:\.\d{1,3})?)\s*$/.exec(text.normalize('NFKC'))?.[1];
  const kilograms = Number(digits ?? Number.NaN);
  return kilograms > 0 && kilograms <= HEAVIEST_BARE_NUMBER_KG
    ? Math.round(kilograms * 1000)
    : null;
}
