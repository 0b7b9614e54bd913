import type { Locale } from '../../../protocol/index.js';

const zhCN = {
  label: '客户言语过激',
  heard: '客户有 {{count}} 条辱骂',
  step: { warn: '发送提醒', warn_again: '发送第二次提醒', close: '结束并请客户留回电' },
  closeTitle: '结束这次对话？会告诉客户可以留电话，并记录在案。',
  exempt: {
    life: '事关人身安全，请先处理事情，不提醒、不结束。',
    claim: '有理赔在办，可以提醒，但不能因此结束；需要时请转给主管。',
  },
  pause: '休息到 {{time}}',
};

/** Texts about abusive customers and the pause after them. */
export const abuseTexts: Record<Locale, typeof zhCN> = {
  'zh-CN': zhCN,
  'zh-TW': {
    label: '客戶言語過激',
    heard: '客戶有 {{count}} 則辱罵',
    step: { warn: '發送提醒', warn_again: '發送第二次提醒', close: '結束並請客戶留回電' },
    closeTitle: '結束這次對話？會告訴客戶可以留電話，並記錄在案。',
    exempt: {
      life: '事關人身安全，請先處理事情，不提醒、不結束。',
      claim: '有理賠在辦，可以提醒，但不能因此結束；需要時請轉給主管。',
    },
    pause: '休息到 {{time}}',
  },
  en: {
    label: 'The customer is abusive',
    heard: 'Abusive messages: {{count}}',
    step: {
      warn: 'Send a warning',
      warn_again: 'Send a second warning',
      close: 'End with a callback',
    },
    closeTitle: 'End this chat? The customer is told to leave a number, and it is put on record.',
    exempt: {
      life: 'A life or safety is at stake: help first. No warning, no ending.',
      claim: 'A claim is open: you may warn, but not end it for this. Pass it up where needed.',
    },
    pause: 'Break until {{time}}',
  },
};
