import { z } from 'zod';

/** The languages every text a person sees exists in. The first is the default. */
export const locales = ['zh-CN', 'zh-TW', 'en'] as const;
export const localeSchema = z.enum(locales);
export type Locale = z.infer<typeof localeSchema>;

/** One text in each language. */
export const localizedTextSchema = z.strictObject({
  'zh-CN': z.string().min(1),
  'zh-TW': z.string().min(1),
  en: z.string().min(1),
});
export type LocalizedText = z.infer<typeof localizedTextSchema>;

/**
 * The nearest language we speak for a BCP 47 tag such as `zh-Hant-HK`, `zh_TW` or `en-GB`.
 * A tag we do not know gives zh-CN, the default.
 */
export function nearestLocale(tag: string | undefined | null): Locale {
  const normalized = (tag ?? '').toLowerCase().replaceAll('_', '-');
  if (/^zh-(?:tw|hk|mo|hant)/.test(normalized)) return 'zh-TW';
  if (normalized.startsWith('en')) return 'en';
  return 'zh-CN';
}
