import type { Locale } from '../../protocol/index.js';

/** What stands for a photo where none can be shown. */
export const textForm: Record<Locale, string> = {
  'zh-CN': '[照片]',
  'zh-TW': '[照片]',
  en: '[Photo]',
};

const received: Record<Locale, { text: string; person: string }> = {
  'zh-CN': {
    text: '照片收到了，已经放进对话里，同事接手时能看到。我看不懂照片，请用文字告诉我单号和出了什么问题。',
    person: '转人工',
  },
  'zh-TW': {
    text: '照片收到了，已經放進對話裡，同事接手時看得到。我看不懂照片，請用文字告訴我單號和出了什麼問題。',
    person: '轉人工',
  },
  en: {
    text: 'The photo has arrived and is in our conversation for my colleagues to see. I cannot read photos myself: please tell me the tracking number and what went wrong.',
    person: 'Talk to a person',
  },
};

/** What the bot says to a photo. */
export function receivedText(locale: Locale): { text: string; quickReplies: { text: string }[] } {
  const { text, person } = received[locale];
  return { text, quickReplies: [{ text: person }] };
}
