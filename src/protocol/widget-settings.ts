import { z } from 'zod';
import type { CompanyName } from './company-id.js';
import type { LocalizedText } from './locale.js';
import { businessHoursSchema } from './team.js';
import { contrastWithWhite, LEAST_CONTRAST } from './widget-theme.js';

/** One line in each language, as people read it. */
const wordsIn = (most: number) => {
  const words = z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'must be plain text');
  return z.strictObject({ 'zh-CN': words, 'zh-TW': words, en: words });
};

/** How the widget looks and what it says first. Null: as the installation has it. */
export const widgetSettingsSchema = z.strictObject({
  color: z
    .string()
    .regex(/^#[\da-f]{6}$/, { message: 'must be a colour such as #0f6b66', abort: true })
    .refine((color) => contrastWithWhite(color) >= LEAST_CONTRAST, {
      message: `must be dark enough for white text, a contrast of ${LEAST_CONTRAST} to 1`,
    })
    .nullable(),
  position: z.enum(['left', 'right']).nullable(),
  /** What the chat is called, in its head. */
  title: wordsIn(24).nullable(),
  /** The bot's first words. */
  greeting: wordsIn(500).nullable(),
  /** When people are there. */
  hours: businessHoursSchema.nullable(),
  /** Whether the launcher is on the page outside of the hours. */
  offHours: z.enum(['show', 'hide']),
});
export type WidgetSettings = z.infer<typeof widgetSettingsSchema>;

/** A change says which version it was made from; 0: a company had none of its own. */
export const widgetRevisionSchema = widgetSettingsSchema.extend({
  version: z.number().int().nonnegative(),
});
export type WidgetRevision = z.infer<typeof widgetRevisionSchema>;

export interface WidgetSettingsView extends WidgetSettings {
  version: number;
  /** Where the logo is, on this server; null: none. */
  logo: string | null;
  /** What holds where a setting is null. */
  defaults: {
    color: string | null;
    position: 'left' | 'right';
    title: LocalizedText | null;
    greeting: LocalizedText | null;
    logo: string | null;
  };
  /** Those that may have a widget of their own. */
  companies: CompanyName[];
}
