import type { Locale } from '../../../../../protocol/index.js';
import { useLanguage } from '../../i18n/index.js';
import type { CardTexts } from './card-texts.js';
import { en } from './en.js';
import { zhCN } from './zh-cn.js';
import { zhTW } from './zh-tw.js';

const texts: Record<Locale, CardTexts> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en };

/** The cards' texts, in the language of the chat. */
export function useCardTexts(): { locale: Locale; t: CardTexts } {
  const { locale } = useLanguage();
  return { locale, t: texts[locale] };
}
