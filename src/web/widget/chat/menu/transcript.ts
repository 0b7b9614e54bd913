import type { Locale, Message } from '../../../../protocol/index.js';
import { dayAndTime } from '../../../shared/format.js';
import type { Dictionary } from '../i18n/dictionary.js';
import { wordEvent } from '../word-event.js';

/** The conversation as plain text, one message a paragraph, oldest first. */
export function transcript(messages: readonly Message[], locale: Locale, t: Dictionary): string {
  const paragraphs = messages.flatMap(({ author, content, createdAt }) => {
    const at = dayAndTime(createdAt, locale);
    if (content.kind === 'event') {
      const words = wordEvent(content.event, t);
      return words ? [`${at}  ${words}`] : [];
    }
    const name = author.kind === 'customer' ? t.you : author.kind === 'staff' ? author.name : t.bot;
    return [`${at}  ${name}\r\n${content.text}`];
  });
  return `${[t.title, ...paragraphs].join('\r\n\r\n')}\r\n`;
}

/** Hands a text to the browser's downloads. */
export function download(name: string, text: string): void {
  // The mark tells programs of another age that it is UTF-8.
  const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
