import type { Locale } from '../../../protocol/index.js';

const zhCN = {
  title: '提醒',
  desktop: '桌面通知',
  sound: '提示音',
  hint: '只在这个浏览器里有效；看着页面时不弹通知',
  refused: '浏览器没有允许通知，请在地址栏左侧的网站设置里打开',
  offered: '请您接入一个会话',
  waiting: '有客户在排队',
  written: '有新消息',
  given: '同事转给您一个会话',
  breach: '客户等太久了',
};

/** Texts of what a person hears of while they look elsewhere. */
export const alertTexts: Record<Locale, typeof zhCN> = {
  'zh-CN': zhCN,
  'zh-TW': {
    title: '提醒',
    desktop: '桌面通知',
    sound: '提示音',
    hint: '只在這個瀏覽器裡有效；看著頁面時不彈通知',
    refused: '瀏覽器沒有允許通知，請在網址列左側的網站設定裡開啟',
    offered: '請您接入一個對話',
    waiting: '有客戶在排隊',
    written: '有新訊息',
    given: '同事轉給您一個對話',
    breach: '客戶等太久了',
  },
  en: {
    title: 'Notifications',
    desktop: 'On the desktop',
    sound: 'Sound',
    hint: 'In this browser only; nothing pops up while you look at the page',
    refused: 'The browser does not allow notifications: open its settings for this site',
    offered: 'A chat is offered to you',
    waiting: 'A customer is waiting',
    written: 'New message',
    given: 'A colleague passed you a chat',
    breach: 'A customer has waited too long',
  },
};
