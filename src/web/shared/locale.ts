import type { Locale } from '../../protocol/index.js';

/**
 * The first language of a list that we speak, as in `navigator.languages`; zh-CN when we speak
 * none. Empty entries are passed over, so wishes can be listed in order of weight.
 */
export function pickLocale(wishes: readonly (string | null | undefined)[]): Locale {
  for (const wish of wishes) {
    const tag = (wish ?? '').toLowerCase().replaceAll('_', '-');
    if (/^zh-(?:tw|hk|mo|hant)/.test(tag)) return 'zh-TW';
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return 'zh-CN';
}
