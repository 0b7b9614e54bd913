import type { FormCard, Locale } from '../protocol/index.js';
import type { Understanding } from '../understanding/index.js';
import type { Slots } from './dialog-state.js';
import { fieldLabels, type FormFieldName } from './form-labels.js';
import { dayPartOf, nameIn } from './spoken-values.js';

/** What may be filled in at once instead of being asked for one by one. */
export interface Form {
  fields: readonly { name: FormFieldName; required: boolean }[];
}

/** Fields as customers sent them: a message of lines `label: value`. */
export type FilledForm = ReadonlyMap<FormFieldName, string>;

const DAY_MS = 24 * 3_600_000;
const DAYS_AHEAD = 30;
const HEAVIEST_KG = 1000;
const LONGEST = { goods: 100, address: 200, contact: 50, phone: 30 } as const;
/** One line alone is a sentence with a colon; two are a form. */
const FEWEST_FIELDS = 2;
const SHORTEST_ADDRESS = 4;

/** The fields that are still open, as a card. */
export function formCard(form: Form, slots: Slots, locale: Locale, now: Date): FormCard {
  const open = form.fields.filter(({ name }) => slots[name] === undefined);
  return {
    type: 'form',
    fields: open.map(({ name, required }) => {
      const { label, options } = fieldLabels[name][locale];
      return { name, label, required, ...limitsOf(name, now), ...(options ? { options } : {}) };
    }),
    demo: false,
  };
}

function limitsOf(name: FormFieldName, now: Date) {
  switch (name) {
    case 'goods':
    case 'contact':
      return { type: 'text' as const, maxLength: LONGEST[name] };
    case 'address':
      return { type: 'long_text' as const, maxLength: LONGEST.address };
    case 'phone':
      return { type: 'phone' as const, maxLength: LONGEST.phone };
    case 'weight':
      return { type: 'number' as const, min: '0.1', max: String(HEAVIEST_KG) };
    case 'date':
      return { type: 'date' as const, min: dayOf(now), max: lastDay(now) };
    case 'part':
      return { type: 'choice' as const };
  }
}

/**
 * Reads a filled form, in whatever language its labels are: sent by the widget, or written by
 * hand from the card's text form. Null where the text is none.
 */
export function readForm(text: string): FilledForm | null {
  const filled = new Map<FormFieldName, string>();
  for (const line of text.split('\n')) {
    const [, label = '', value = ''] = /^\s*([^:：]{1,40}?)\s*[:：]\s*(.*?)\s*$/.exec(line) ?? [];
    const name = nameOf(label);
    if (name && value && !filled.has(name)) filled.set(name, value);
  }
  return filled.size >= FEWEST_FIELDS ? filled : null;
}

function nameOf(label: string): FormFieldName | null {
  const names = Object.keys(fieldLabels) as FormFieldName[];
  const isIt = (name: FormFieldName) =>
    Object.values(fieldLabels[name]).some((words) => words.label === label);
  return names.find(isIt) ?? null;
}

/**
 * The values of a filled form that can be used. A client's limits are no proof: what is wrong
 * here is left out, and asked for in words.
 */
export function slotsOfForm(filled: FilledForm, { entities }: Understanding, now: Date): Slots {
  const text = (name: keyof typeof LONGEST, least = 1) => {
    const value = filled.get(name) ?? '';
    return value.length >= least && value.length <= LONGEST[name] ? value : undefined;
  };
  const given: Slots = {
    goods: text('goods'),
    address: text('address', SHORTEST_ADDRESS),
    weight: gramsIn(filled.get('weight')),
    // 「明天」 is a day as well.
    date: dayIn(filled.get('date'), now) ?? dayIn(entities.date?.value.slice(0, 10), now),
    part: dayPartOf(filled.get('part') ?? '') ?? undefined,
    ...person(text('contact'), text('phone'), entities.phone?.value),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** A name and the number that was found, where it is the one of the form. */
function person(name: string | undefined, line: string | undefined, phone: string | undefined) {
  const digits = (text: string) => text.normalize('NFKC').replace(/\D/g, '');
  const isIt = line && phone && digits(phone).endsWith(digits(line).slice(-8));
  if (!isIt || digits(line).length < 7) return {};
  const contact = name && nameIn(name, { start: 0, end: 0 });
  return contact ? { phone, contact } : { phone };
}

function gramsIn(text: string | undefined): number | undefined {
  const digits = /^(\d{1,4}(?:\.\d{1,3})?)(?:\s*(?:kg|公斤|千克))?$/i.exec(
    (text ?? '').normalize('NFKC'),
  );
  const kilograms = Number(digits?.[1] ?? Number.NaN);
  return kilograms > 0 && kilograms <= HEAVIEST_KG ? Math.round(kilograms * 1000) : undefined;
}

function dayIn(text: string | undefined, now: Date): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}$/.exec((text ?? '').normalize('NFKC'))?.[0];
  if (!day) return undefined;
  const at = new Date(`${day}T00:00:00Z`);
  const exists = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
  return exists && day >= dayOf(now) && day <= lastDay(now) ? day : undefined;
}

/** `2026-11-23`. */
const businessDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

/** The day of the business zone. */
function dayOf(at: Date): string {
  return businessDay.format(at);
}

function lastDay(now: Date): string {
  return dayOf(new Date(now.getTime() + DAYS_AHEAD * DAY_MS));
}
