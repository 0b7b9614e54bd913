import type { AbuseStep, LocalizedText } from '../../protocol/index.js';

/** What the customer is told with each step, in the name of whoever has the conversation. */
export const abuseWords: Record<AbuseStep, LocalizedText> = {
  warn: {
    'zh-CN':
      '我明白您现在很着急，也想尽快把事情处理好。麻烦您先不要用伤人的话，我们一起把问题说清楚。',
    'zh-TW':
      '我明白您現在很著急，也想盡快把事情處理好。麻煩您先不要用傷人的話，我們一起把問題說清楚。',
    en: 'I see how upsetting this is, and I want to get it solved. Please leave the insults aside, so that we can work on it together.',
  },
  warn_again: {
    'zh-CN': '再次请您不要辱骂。如果继续这样，我们会先结束这次对话，改由同事打电话跟您联系。',
    'zh-TW': '再次請您不要辱罵。如果繼續這樣，我們會先結束這次對話，改由同事打電話跟您聯絡。',
    en: 'I have to ask you once more not to be abusive. If it goes on, we will end this chat and a colleague can call you instead.',
  },
  close: {
    'zh-CN':
      '因为多次辱骂，这次对话先到这里。您的问题都记下了，点下方“请回电”留个电话，会有同事打给您。',
    'zh-TW':
      '因為多次辱罵，這次對話先到這裡。您的問題都記下了，點下方「請回電」留個電話，會有同事打給您。',
    en: 'As the insults went on, this chat ends here. What you told us is kept. Press “Call me” below and leave a number, and a colleague will call you.',
  },
};
