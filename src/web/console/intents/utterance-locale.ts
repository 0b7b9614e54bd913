import type { Locale } from '../../../protocol/index.js';

const HAN = /\p{Script=Han}/u;
/** Frequent characters that Simplified Chinese writes otherwise: one of them tells. */
const TRADITIONAL =
  /[這個們嗎麼沒說來時會對遞單號運費貨態網點為開關請問幾錢過還後裡樣檔寫讓給誰電話辦寶損壞賠償訴題買賣應該實際壓碼]/;

/** In which language somebody wrote an utterance. */
export function utteranceLocale(text: string): Locale {
  if (!HAN.test(text)) return 'en';
  return TRADITIONAL.test(text) ? 'zh-TW' : 'zh-CN';
}

/** Utterances by the language they are in. */
export function byLocale(texts: readonly string[]): Partial<Record<Locale, string[]>> {
  const found: Partial<Record<Locale, string[]>> = {};
  for (const text of texts) (found[utteranceLocale(text)] ??= []).push(text);
  return found;
}
