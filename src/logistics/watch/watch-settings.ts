import { z } from 'zod';
import { trackingStateSchema } from '../../protocol/index.js';

const hours = z
  .number()
  .int()
  .min(1)
  .max(24 * 60);
const days = z.number().int().min(1).max(60);

/**
 * When a parcel counts as stalled or lost. Defaults: silence of two days is no pause between two
 * scans any more [practice]; 彻底延误 after the promised date (domain facts, section 1.9)
 * [practice].
 */
export const watchSettingsSchema = z.strictObject({
  /** False: nothing is watched, and no enquiry opened unasked. */
  enabled: z.boolean().default(true),
  /** Hours without an event, where neither state nor product says otherwise. */
  stallHours: hours.default(48),
  /** The same by state. A state that is no step of the road is watched only if it stands here. */
  stallHoursByState: z.partialRecord(trackingStateSchema, hours).default({}),
  /** The same by product; it goes before the state. */
  stallHoursByProduct: z.record(z.string(), hours).default({}),
  /** Days after the promised date from which a parcel is looked for as lost. */
  lostAfterDays: z
    .strictObject({
      sameCity: days.default(3),
      domestic: days.default(7),
      hongKongMacao: days.default(7),
      taiwan: days.default(10),
    })
    .prefault({}),
});
export type WatchSettings = z.output<typeof watchSettingsSchema>;

export const defaultWatchSettings: WatchSettings = watchSettingsSchema.parse({});
