import type { CallbackTime, Locale } from '../../../../protocol/index.js';
import type { FailureCode } from '../../../shared/answer.js';

interface CallbackTexts {
  title: string;
  hint: string;
  phone: string;
  at: string;
  times: Record<CallbackTime, string>;
  matter: string;
  optional: string;
  submit: string;
  /** The number is masked. */
  done: (phone: string, at: string) => string;
  kept: string;
  ok: string;
  failures: Partial<Record<FailureCode, string>> & { other: string };
}

export const callbackTexts: Record<Locale, CallbackTexts> = {
  'zh-CN': {
    title: '请客服回电',
    hint: '留个电话，不用一直等。排队的位置仍为您保留。',
    phone: '电话号码',
    at: '希望什么时候接到电话',
    times: { soon: '尽快', morning: '上午', afternoon: '下午', evening: '晚上' },
    matter: '想说的事',
    optional: '选填，比如：破损的包裹怎么赔',
    submit: '登记回电',
    done: (phone, at) => `已登记：${phone}，${at}。同事会尽量按这个时间打给您。`,
    kept: '排队的位置仍为您保留，轮到您时也会先在这里回复。',
    ok: '好的',
    failures: {
      INVALID_PAYLOAD: '这个号码好像不对，请检查一下（7–15 位数字，座机请加区号）。',
      OFFLINE: '当前没有网络，您填的内容还在，联网后请再提交一次。',
      RATE_LIMITED: '提交得有点快，请稍等几秒再试。',
      CONVERSATION_NOT_FOUND: '这次会话已不在了，请开始新的对话再登记。',
      other: '没有登记上，请再试一次。',
    },
  },
  'zh-TW': {
    title: '請客服回電',
    hint: '留個電話，不用一直等。排隊的位置仍為您保留。',
    phone: '電話號碼',
    at: '希望什麼時候接到電話',
    times: { soon: '盡快', morning: '上午', afternoon: '下午', evening: '晚上' },
    matter: '想說的事',
    optional: '選填，例如：破損的包裹怎麼賠',
    submit: '登記回電',
    done: (phone, at) => `已登記：${phone}，${at}。同事會盡量在這個時間打給您。`,
    kept: '排隊的位置仍為您保留，輪到您時也會先在這裡回覆。',
    ok: '好的',
    failures: {
      INVALID_PAYLOAD: '這個號碼好像不對，請檢查一下（7–15 位數字，市話請加區碼）。',
      OFFLINE: '目前沒有網路，您填的內容還在，連線後請再送出一次。',
      RATE_LIMITED: '送出得有點快，請稍等幾秒再試。',
      CONVERSATION_NOT_FOUND: '這次對話已不在了，請開始新的對話再登記。',
      other: '沒有登記成功，請再試一次。',
    },
  },
  en: {
    title: 'Ask for a call',
    hint: 'Leave a number and there is no need to wait here. Your place in the queue is kept.',
    phone: 'Phone number',
    at: 'When would a call suit you?',
    times: {
      soon: 'As soon as possible',
      morning: 'Morning',
      afternoon: 'Afternoon',
      evening: 'Evening',
    },
    matter: 'What is it about?',
    optional: 'Optional, for example a damaged parcel',
    submit: 'Ask for a call',
    done: (phone, at) => `Noted: ${phone}, ${at.toLowerCase()}. We will try to call you then.`,
    kept: 'Your place in the queue is kept, and an answer may come here first.',
    ok: 'OK',
    failures: {
      INVALID_PAYLOAD: 'That number does not look right. Please check it (7–15 digits).',
      OFFLINE: 'You are offline. What you wrote is kept; please send it again once you are back.',
      RATE_LIMITED: 'That was quick. Please try again in a few seconds.',
      CONVERSATION_NOT_FOUND: 'That conversation is gone. Please start a new one first.',
      other: 'That was not noted. Please try again.',
    },
  },
};
