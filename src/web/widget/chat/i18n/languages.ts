import type { Locale } from '../../../../protocol/index.js';
import type { Dictionary } from './dictionary.js';
import { en } from './en.js';
import { zhCN } from './zh-cn.js';
import { zhTW } from './zh-tw.js';

export interface Language {
  locale: Locale;
  t: Dictionary;
}

const dictionaries: Record<Locale, Dictionary> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en };

export function languageOf(locale: Locale): Language {
  return { locale, t: dictionaries[locale] };
}
