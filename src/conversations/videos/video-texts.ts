import type { Locale } from '../../protocol/index.js';

/** What stands for a video where none can be shown. */
export const textForm: Record<Locale, string> = {
  'zh-CN': '[视频]',
  'zh-TW': '[影片]',
  en: '[Video]',
};

const received: Record<Locale, { text: string; person: string }> = {
  'zh-CN': {
    text: '视频收到了，已经放进对话里，同事接手时能看到。我看不懂视频，请用文字告诉我单号和出了什么问题。',
    person: '转人工',
  },
  'zh-TW': {
    text: '影片收到了，已經放進對話裡，同事接手時看得到。我看不懂影片，請用文字告訴我單號和出了什麼問題。',
    person: '轉人工',
  },
  en: {
    text: 'The video has arrived and is in our conversation for my colleagues to see. I cannot watch videos myself: please tell me the tracking number and what went wrong.',
    person: 'Talk to a person',
  },
};

/** What the bot says to a video. */
export function receivedText(locale: Locale): { text: string; quickReplies: { text: string }[] } {
  const { text, person } = received[locale];
  return { text, quickReplies: [{ text: person }] };
}
