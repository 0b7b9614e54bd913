import type { Locale, NoticeLine } from '../../protocol/index.js';
import { wordInstant } from '../word-instant.js';

/** A notice in words: the text form of its line, and what affected customers are told. */
export function wordNotice(notice: NoticeLine, locale: Locale): string {
  const parts = [notice.title[locale]];
  if (notice.delayHours) parts.push(wordDelay(notice.delayHours, locale));
  if (notice.endsAt) parts.push(wordEnd(wordInstant(notice.endsAt, locale), locale));
  return locale === 'en' ? parts.join('. ') + '.' : parts.join('，') + '。';
}

function wordDelay([least, most]: [number, number], locale: Locale): string {
  const range = least === most ? String(most) : `${least}–${most}`;
  switch (locale) {
    case 'zh-CN':
      return `预计会晚 ${range} 小时，以实际为准`;
    case 'zh-TW':
      return `預計會晚 ${range} 小時，以實際為準`;
    case 'en':
      return `We expect about ${range} hours of delay`;
  }
}

function wordEnd(when: string, locale: Locale): string {
  switch (locale) {
    case 'zh-CN':
      return `影响预计到 ${when}`;
    case 'zh-TW':
      return `影響預計到 ${when}`;
    case 'en':
      return `It is expected to last until ${when}`;
  }
}
