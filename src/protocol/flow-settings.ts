import { z } from 'zod';
import { intentActionSchema } from './intent-file.js';

/** A number that a company may set: what it is without a word, and how far it may go. */
interface NumberSetting {
  usual: number;
  least: number;
  most: number;
  whole?: boolean;
}

/** How sure the bot has to be, 0–1. */
export const thresholdSettings = {
  /** From here on it answers; below it asks back what was meant. */
  answer_at: { usual: 0.5, least: 0.05, most: 0.95 },
  /** A guess weaker than this is not worth asking about: help is offered instead. */
  ask_back_at: { usual: 0.2, least: 0, most: 0.9 },
  /** A clause brings in a second matter from here on. */
  second_matter_at: { usual: 0.6, least: 0.05, most: 1 },
  /** While a question is open, another matter is taken up from here on. */
  another_matter_at: { usual: 0.85, least: 0.05, most: 1 },
} satisfies Record<string, NumberSetting>;

/** How often, and how long. */
export const limitSettings = {
  /** Misses in a row that bring in a person. */
  misses: { usual: 2, least: 1, most: 5, whole: true },
  /** The same need answered this often without progress goes to a person. */
  same_need: { usual: 3, least: 2, most: 10, whole: true },
  /** Matters that wait while another is dealt with; older ones are forgotten. */
  waiting_matters: { usual: 3, least: 1, most: 5, whole: true },
  /** Hours without an event after which a parcel on its way counts as stalled. [practice] */
  stalled_hours: { usual: 48, least: 6, most: 240, whole: true },
  /** 彻底延误: calendar days after the promise (domain facts, section 1.9). [practice] */
  seriously_late_days_same_city: { usual: 3, least: 1, most: 60, whole: true },
  seriously_late_days: { usual: 7, least: 1, most: 60, whole: true },
  seriously_late_days_taiwan: { usual: 10, least: 1, most: 60, whole: true },
  /** Yuan claimed or declared from which on a problem is served before the usual ones. [practice] */
  serious_value_yuan: { usual: 3_000, least: 1, most: 10_000_000, whole: true },
  /** Yuan from which on a supervisor answers for it. [practice] */
  great_value_yuan: { usual: 20_000, least: 1, most: 10_000_000, whole: true },
} satisfies Record<string, NumberSetting>;

export type ThresholdName = keyof typeof thresholdSettings;
export type LimitName = keyof typeof limitSettings;
export const flowNumberSchema = z.enum([
  ...(Object.keys(thresholdSettings) as ThresholdName[]),
  ...(Object.keys(limitSettings) as LimitName[]),
]);
export type FlowNumberName = z.infer<typeof flowNumberSchema>;

/** What a flow may ask for, one question each. */
export const askedSlotSchema = z.enum([
  'waybills',
  'from',
  'to',
  'place',
  'weight',
  'dimensions',
  'amount',
  'goods',
  'date',
  'address',
  'contact',
  'title',
  'email',
]);
export type AskedSlot = z.infer<typeof askedSlotSchema>;

const numberOf = ({ least, most, whole }: NumberSetting) =>
  (whole ? z.number().int() : z.number()).min(least).max(most).optional();

function numbersOf<Name extends string>(settings: Record<Name, NumberSetting>) {
  const shape = Object.fromEntries(
    Object.entries<NumberSetting>(settings).map(([name, setting]) => [name, numberOf(setting)]),
  );
  return z.strictObject(shape as Record<Name, ReturnType<typeof numberOf>>).optional();
}

export const flowQuestionsSchema = z.array(askedSlotSchema).max(8);

/** `intents/settings/flows.yaml`: what is left out is as usual. */
export const flowSettingsFileSchema = z.strictObject({
  thresholds: numbersOf(thresholdSettings),
  limits: numbersOf(limitSettings),
  /** By action: what its flow asks for, in this order. */
  asks: z.partialRecord(intentActionSchema, flowQuestionsSchema).optional(),
});
export type FlowSettingsFile = z.infer<typeof flowSettingsFileSchema>;

/** The settings in force, none left out. */
export interface FlowSettings {
  thresholds: Record<ThresholdName, number>;
  limits: Record<LimitName, number>;
  asks: NonNullable<FlowSettingsFile['asks']>;
}

function filled<Name extends string>(
  settings: Record<Name, NumberSetting>,
  given: Partial<Record<Name, number | undefined>> = {},
): Record<Name, number> {
  const numbers = Object.entries<NumberSetting>(settings).map(
    ([name, { usual }]) => [name, given[name as Name] ?? usual] as const,
  );
  return Object.fromEntries(numbers) as Record<Name, number>;
}

/** The settings of a file, the usual ones where it says nothing. */
export function flowSettingsOf({ thresholds, limits, asks }: FlowSettingsFile): FlowSettings {
  return {
    thresholds: filled(thresholdSettings, thresholds),
    limits: filled(limitSettings, limits),
    asks: asks ?? {},
  };
}

export const usualFlowSettings = flowSettingsOf({});

/** The settings as the console draws them. */
export interface FlowSettingsView {
  numbers: (NumberSetting & { name: FlowNumberName; value: number; whole: boolean })[];
  flows: {
    action: z.infer<typeof intentActionSchema>;
    /** What it cannot do without. */
    needs: AskedSlot[];
    asks: AskedSlot[];
    /** Whether that is as usual. */
    usual: boolean;
  }[];
}
