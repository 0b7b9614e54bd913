import type { Locale } from '../../../protocol/index.js';

const zhCN = {
  note: '内部备注',
  toCustomer: '回复客户',
  writeTo: '写给谁',
  writeNote: '写备注',
  notePlaceholder: '只有同事看得到，用 @ 请同事来看',
  noteHint: '客户看不到备注',
  nobodyFound: '没有这位同事',
  newNote: '新备注',
  consultations: '请我看看',
  presence: { online: '在线', busy: '忙碌', away: '离开', break: '休息', absent: '不在线' },
};

/** Texts of what staff do among themselves: notes, passing on, supervising. */
export const relayTexts: Record<Locale, typeof zhCN> = {
  'zh-CN': zhCN,
  'zh-TW': {
    note: '內部備註',
    toCustomer: '回覆客戶',
    writeTo: '寫給誰',
    writeNote: '寫備註',
    notePlaceholder: '只有同事看得到，用 @ 請同事來看',
    noteHint: '客戶看不到備註',
    nobodyFound: '沒有這位同事',
    newNote: '新備註',
    consultations: '請我看看',
    presence: { online: '線上', busy: '忙碌', away: '離開', break: '休息', absent: '不在線' },
  },
  en: {
    note: 'Internal note',
    toCustomer: 'Reply to customer',
    writeTo: 'Write to',
    writeNote: 'Add note',
    notePlaceholder: 'Colleagues only. Type @ to ask somebody in',
    noteHint: 'The customer never sees notes',
    nobodyFound: 'No such colleague',
    newNote: 'New note',
    consultations: 'Asked for advice',
    presence: {
      online: 'online',
      busy: 'busy',
      away: 'away',
      break: 'on a break',
      absent: 'offline',
    },
  },
};
