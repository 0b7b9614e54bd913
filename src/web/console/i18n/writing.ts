import type { CannedVariable, Locale } from '../../../protocol/index.js';

/** The names of values that a canned reply leaves open where they are not known. */
export const cannedNames: Record<Locale, Record<CannedVariable, string>> = {
  'zh-CN': {
    customer: '客户姓名',
    waybill: '单号',
    state: '物流状态',
    city: '所在城市',
    from: '寄出城市',
    to: '目的城市',
    due: '预计日期',
    me: '您的名字',
    team: '组名',
    outlet: '网点',
    outlet_phone: '网点电话',
    outlet_hours: '营业时间',
    reference: '编号',
    deadline: '答复时间',
  },
  'zh-TW': {
    customer: '客戶姓名',
    waybill: '單號',
    state: '物流狀態',
    city: '所在城市',
    from: '寄出城市',
    to: '目的城市',
    due: '預計日期',
    me: '您的名字',
    team: '組名',
    outlet: '據點',
    outlet_phone: '據點電話',
    outlet_hours: '營業時間',
    reference: '編號',
    deadline: '答覆時間',
  },
  en: {
    customer: 'customer',
    waybill: 'waybill',
    state: 'state of the parcel',
    city: 'city',
    from: 'sent from',
    to: 'sent to',
    due: 'expected day',
    me: 'your name',
    team: 'team',
    outlet: 'outlet',
    outlet_phone: 'outlet phone',
    outlet_hours: 'opening hours',
    reference: 'number',
    deadline: 'answer by',
  },
};

const zhCN = {
  canned: '快捷回复',
  slash: '/ 快捷回复',
  fitting: '对题',
  noCanned: '没有这样的快捷回复',
  gaps: '还有空要填：{{gaps}}，Tab 跳到下一处',
  gapsRefused: '先填好再发送：{{gaps}}',
};

/** Texts of what helps while one writes to a customer. */
export const writingTexts: Record<Locale, typeof zhCN> = {
  'zh-CN': zhCN,
  'zh-TW': {
    canned: '快速回覆',
    slash: '/ 快速回覆',
    fitting: '切題',
    noCanned: '沒有這樣的快速回覆',
    gaps: '還有空要填：{{gaps}}，Tab 跳到下一處',
    gapsRefused: '先填好再傳送：{{gaps}}',
  },
  en: {
    canned: 'Canned replies',
    slash: '/ Canned replies',
    fitting: 'Fits',
    noCanned: 'No such canned reply',
    gaps: 'To fill in: {{gaps}}, Tab goes to the next',
    gapsRefused: 'Fill this in before sending: {{gaps}}',
  },
};
