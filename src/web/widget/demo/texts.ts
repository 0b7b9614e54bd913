import type { Locale } from '../../../protocol/index.js';

/** The page's own texts; the Chinese ones also stand in the page itself. */
export interface DemoTexts {
  strip: string;
  name: string;
  headline: string;
  lead: string;
  contact: string;
  waybillsTitle: string;
  waybillsLead: string;
  waybillsEmpty: string;
  questionsTitle: string;
  staffTitle: string;
  staffLead: string;
  console: string;
  embedTitle: string;
  foot: string;
}

export const texts: Record<Locale, DemoTexts> = {
  'zh-CN': {
    strip: '这是接力客服的演示站点，顺捷快递并不存在，页面与对话里的数据都是虚构的。',
    name: '顺捷快递（演示）',
    headline: '寄得明白，收得安心',
    lead: '查件、问价、找网点，点右下角就有人答。机器人答不了的，随时转人工。',
    contact: '联系在线客服',
    waybillsTitle: '试试这些演示单号',
    waybillsLead: '点一下，直接问它到哪了。',
    waybillsEmpty: '演示单号暂时读取不到。',
    questionsTitle: '也可以这样问',
    staffTitle: '换到客服这一边',
    staffLead: '用启动时打印的账号登录工作台，就能接起这里转出的会话。',
    console: '打开客服工作台',
    embedTitle: '嵌入只要一行',
    foot: '顺捷快递（演示）· 由接力客服 RelayDesk 提供',
  },
  'zh-TW': {
    strip: '這是接力客服的示範網站，順捷快遞並不存在，頁面與對話裡的資料都是虛構的。',
    name: '順捷快遞（示範）',
    headline: '寄得明白，收得安心',
    lead: '查件、問價、找據點，點右下角就有人回答。機器人答不了的，隨時轉真人。',
    contact: '聯絡線上客服',
    waybillsTitle: '試試這些示範單號',
    waybillsLead: '點一下，直接問它到哪了。',
    waybillsEmpty: '示範單號暫時讀取不到。',
    questionsTitle: '也可以這樣問',
    staffTitle: '換到客服這一邊',
    staffLead: '用啟動時印出的帳號登入工作台，就能接起這裡轉出的對話。',
    console: '開啟客服工作台',
    embedTitle: '嵌入只要一行',
    foot: '順捷快遞（示範）· 由接力客服 RelayDesk 提供',
  },
  en: {
    strip:
      'A demo site of RelayDesk. Shunjie Express does not exist; all data here and in the chat is made up.',
    name: 'Shunjie Express (demo)',
    headline: 'Know where it is. Know what it costs.',
    lead: 'Track a parcel, ask for a price, find an outlet: the answer is in the corner below. A person takes over whenever you ask.',
    contact: 'Chat with us',
    waybillsTitle: 'Try one of these tracking numbers',
    waybillsLead: 'One tap asks where it is.',
    waybillsEmpty: 'The demo numbers cannot be read just now.',
    questionsTitle: 'Or ask like this',
    staffTitle: 'See the other side',
    staffLead:
      'Sign in with an account printed at start-up and pick up the conversations handed over here.',
    console: 'Open the staff console',
    embedTitle: 'One line embeds it',
    foot: 'Shunjie Express (demo) · powered by RelayDesk',
  },
};

export const questions: Record<Locale, readonly string[]> = {
  'zh-CN': ['上海寄到成都 3公斤多少钱', '杭州西湖区有网点吗', '快递显示签收了但我没收到', '转人工'],
  'zh-TW': ['上海寄到成都 3公斤多少錢', '杭州西湖區有據點嗎', '顯示簽收了但我沒收到', '轉人工'],
  en: [
    'How much is 3 kg from Shanghai to Chengdu?',
    'Is there an outlet in Hangzhou?',
    'It says delivered but I have not got it',
    'Talk to a person',
  ],
};

export const whereIs: Record<Locale, (waybill: string) => string> = {
  'zh-CN': (waybill) => `我的快递 ${waybill} 到哪了`,
  'zh-TW': (waybill) => `我的包裹 ${waybill} 到哪了`,
  en: (waybill) => `Where is my parcel ${waybill}?`,
};
