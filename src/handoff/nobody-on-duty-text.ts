import type { LocalizedText } from '../protocol/index.js';

/** What a customer is told who needs a person while nobody is there. */
export const nobodyOnDuty: LocalizedText = {
  'zh-CN':
    '现在没有同事在线。您说的都记下了，排队的位置也为您留着，同事上线后会先看这里。您可以先离开，回来后对话还在。',
  'zh-TW':
    '現在沒有同事在線。您說的都記下了，排隊的位置也為您留著，同事上線後會先看這裡。您可以先離開，回來後對話還在。',
  en: 'Nobody of our team is online right now. What you told us is kept, and so is your place in the queue: it is the first thing they will see. You may leave; the conversation will still be here.',
};
