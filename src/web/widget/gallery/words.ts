import type { Words } from './gallery-state.js';

/** What is said in the gallery. */
export const words = {
  greeting: {
    'zh-CN': '您好，我是接力客服，可以帮您查件、估运费、找网点。想找人工，点一下“转人工”就可以。',
    'zh-TW': '您好，我是接力客服，可以幫您查件、估運費、找據點。想找真人，點一下「轉人工」就可以。',
    en: 'Hello! I can track parcels, estimate prices and find outlets. A person is one tap away.',
  },
  suggestions: [
    { 'zh-CN': '查快递', 'zh-TW': '查快遞', en: 'Track a parcel' },
    {
      'zh-CN': '寄到外地多少钱',
      'zh-TW': '寄到外地多少錢',
      en: 'How much is it to send a parcel?',
    },
    { 'zh-CN': '附近的网点', 'zh-TW': '附近的據點', en: 'Outlets near me' },
  ],
  question: {
    'zh-CN': 'SJ2026112300017 到哪了？',
    'zh-TW': 'SJ2026112300017 到哪了？',
    en: 'Where is SJ2026112300017?',
  },
  answer: { 'zh-CN': '查到了：', 'zh-TW': '查到了：', en: 'Here is what I found:' },
  hello: {
    'zh-CN': '您好，我是李敏，前面的对话我都看到了。',
    'zh-TW': '您好，我是李敏，前面的對話我都看到了。',
    en: 'Hello, this is Li Min. I have read the conversation so far.',
  },
  looking: {
    'zh-CN': '我正在联系成都的网点，请稍等。',
    'zh-TW': '我正在聯絡成都的據點，請稍等。',
    en: 'I am calling the outlet in Chengdu. One moment, please.',
  },
  thanks: { 'zh-CN': '好的，谢谢。', 'zh-TW': '好的，謝謝。', en: 'Thank you.' },
  seen: {
    'zh-CN': '照片看到了，右下角压坏了，我帮您登记理赔。',
    'zh-TW': '照片看到了，右下角壓壞了，我幫您登記理賠。',
    en: 'I see the crushed corner in your photo. Let me file a claim for you.',
  },
} satisfies Record<string, Words | Words[]>;
