import type { Locale } from '../../../../protocol/index.js';

interface HistoryTexts {
  title: string;
  loading: string;
  none: string;
  failed: string;
  retry: string;
  more: string;
  back: string;
  /** What a conversation began with, where it was no text. */
  photo: string;
}

export const historyTexts: Record<Locale, HistoryTexts> = {
  'zh-CN': {
    title: '历史对话',
    loading: '正在查找…',
    none: '这里还没有以前的对话。',
    failed: '暂时没能打开，请稍后再试。',
    retry: '再试一次',
    more: '更早的对话',
    back: '返回列表',
    photo: '照片',
  },
  'zh-TW': {
    title: '歷史對話',
    loading: '正在查找…',
    none: '這裡還沒有以前的對話。',
    failed: '暫時沒能開啟，請稍後再試。',
    retry: '再試一次',
    more: '更早的對話',
    back: '返回清單',
    photo: '照片',
  },
  en: {
    title: 'Earlier conversations',
    loading: 'Looking…',
    none: 'There are no earlier conversations here yet.',
    failed: 'This could not be opened just now. Please try again shortly.',
    retry: 'Try again',
    more: 'Older ones',
    back: 'Back to the list',
    photo: 'Photo',
  },
};
