import type { Locale } from '../../../../protocol/index.js';
import type { Dictionary } from './dictionary.js';

export interface Language {
  locale: Locale;
  t: Dictionary;
}

/** Only the language that is spoken is fetched. */
const dictionaries: Record<Locale, () => Promise<Dictionary>> = {
  'zh-CN': async () => (await import('./zh-cn.js')).zhCN,
  'zh-TW': async () => (await import('./zh-tw.js')).zhTW,
  en: async () => (await import('./en.js')).en,
};

/** Rejects where the line is down. */
export async function loadLanguage(locale: Locale): Promise<Language> {
  return { locale, t: await dictionaries[locale]() };
}
