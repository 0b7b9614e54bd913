import type { Locale } from '../../../../protocol/index.js';
import type { FailureCode } from '../../../shared/answer.js';

interface SatisfactionTexts {
  question: string;
  /** What the marks mean, 1 to 5. */
  scores: [string, string, string, string, string];
  /** Asks for a reason: after a low mark for what was missing. */
  reason: { low: string; high: string };
  placeholder: string;
  submit: string;
  skip: string;
  thanks: string;
  failures: Partial<Record<FailureCode, string>> & { other: string };
}

export const satisfactionTexts: Record<Locale, SatisfactionTexts> = {
  'zh-CN': {
    question: '这次服务您还满意吗？',
    scores: ['很不满意', '不太满意', '一般', '满意', '很满意'],
    reason: { low: '抱歉没能让您满意，哪里没做好？', high: '有什么想对我们说的？' },
    placeholder: '选填',
    submit: '提交评价',
    skip: '暂不评价',
    thanks: '谢谢您的评价，我们会认真看。',
    failures: {
      OFFLINE: '当前没有网络，联网后请再提交一次。',
      RATE_LIMITED: '提交得有点快，请稍等几秒再试。',
      STATE_CONFLICT: '这次服务已经评价过了，谢谢您。',
      other: '没有记下，请再试一次。',
    },
  },
  'zh-TW': {
    question: '這次服務您還滿意嗎？',
    scores: ['很不滿意', '不太滿意', '普通', '滿意', '很滿意'],
    reason: { low: '抱歉沒能讓您滿意，哪裡沒做好？', high: '有什麼想對我們說的？' },
    placeholder: '選填',
    submit: '送出評價',
    skip: '暫不評價',
    thanks: '謝謝您的評價，我們會認真看。',
    failures: {
      OFFLINE: '目前沒有網路，連線後請再送出一次。',
      RATE_LIMITED: '送出得有點快，請稍等幾秒再試。',
      STATE_CONFLICT: '這次服務已經評價過了，謝謝您。',
      other: '沒有記下，請再試一次。',
    },
  },
  en: {
    question: 'How was your conversation with us?',
    scores: ['Very poor', 'Poor', 'Fair', 'Good', 'Very good'],
    reason: {
      low: 'We are sorry. What should we have done better?',
      high: 'Anything you would like to tell us?',
    },
    placeholder: 'Optional',
    submit: 'Send',
    skip: 'Not now',
    thanks: 'Thank you. We read every answer.',
    failures: {
      OFFLINE: 'You are offline. Please send it again once you are back.',
      RATE_LIMITED: 'That was quick. Please try again in a few seconds.',
      STATE_CONFLICT: 'This conversation was rated already. Thank you.',
      other: 'That was not saved. Please try again.',
    },
  },
};
