import type { Locale } from '../../../protocol/index.js';

const zhCN = {
  title: '机器人的理解',
  none: '客户还没有说过话。',
  earlier: '再往前 {{count}} 句',
  action: '做了什么',
  evidence: '依据',
  why: '为什么',
  notAnswered: '机器人没有回答这句；按现在的版本会这样理解：',
  notUnderstood: '没有听懂',
  meant: '这句话其实是什么意思？',
  meantThanks: '记下了，维护意图的同事会看到',
  took: '用时 {{ms}} 毫秒',
};

/** Texts of what the bot makes of each message. */
export const turnTexts: Record<Locale, typeof zhCN> = {
  'zh-CN': zhCN,
  'zh-TW': {
    title: '機器人的理解',
    none: '客戶還沒有說過話。',
    earlier: '再往前 {{count}} 句',
    action: '做了什麼',
    evidence: '依據',
    why: '為什麼',
    notAnswered: '機器人沒有回答這句；按現在的版本會這樣理解：',
    notUnderstood: '沒有聽懂',
    meant: '這句話其實是什麼意思？',
    meantThanks: '記下了，維護意圖的同事會看到',
    took: '用時 {{ms}} 毫秒',
  },
  en: {
    title: 'What the bot understood',
    none: 'The customer has not said anything yet.',
    earlier: '{{count}} earlier',
    action: 'Action',
    evidence: 'Heard in',
    why: 'Why',
    notAnswered: 'The bot did not answer this. The version that is live would take it so:',
    notUnderstood: 'Not understood',
    meant: 'What did it really mean?',
    meantThanks: 'Noted. The authors will see it.',
    took: 'took {{ms}} ms',
  },
};
