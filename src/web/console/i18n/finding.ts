import type { Locale } from '../../../protocol/index.js';

const zhCN = {
  palette: '快速命令',
  placeholder: '去哪个会话、哪个页面，做什么；可以用拼音首字母',
  none: '没有找到',
  chats: '会话列表',
  section: { action: '操作', chat: '会话', page: '页面', presence: '状态', setting: '设置' },
};

/** Texts of finding things: the command palette, and searching conversations. */
export const findingTexts: Record<Locale, typeof zhCN> = {
  'zh-CN': zhCN,
  'zh-TW': {
    palette: '快速命令',
    placeholder: '去哪個對話、哪個頁面，做什麼；可以用拼音首字母',
    none: '沒有找到',
    chats: '對話列表',
    section: { action: '操作', chat: '對話', page: '頁面', presence: '狀態', setting: '設定' },
  },
  en: {
    palette: 'Commands',
    placeholder: 'Go to a chat or a page, or do something',
    none: 'Nothing found',
    chats: 'Chats',
    section: {
      action: 'Action',
      chat: 'Chat',
      page: 'Page',
      presence: 'Presence',
      setting: 'Setting',
    },
  },
};
