import { trackingStateNames } from '../../../../shared/tracking-state-names.js';
import { priceNames } from '../../../../../protocol/price-names.js';
import { workOrderNames } from '../../../../../protocol/work-order-names.js';
import type { CardTexts } from './card-texts.js';

export const zhTW: CardTexts = {
  demo: '示範資料',
  parcel: {
    title: '貨態查詢',
    copy: '複製託運單號',
    copied: '已複製',
    promised: (when) => `預計${when}前送達，以實際配送為準`,
    late: (when) => `原預計${when}前送達，現在晚了`,
    more: (count) => `查看更早的 ${count} 則`,
    less: '收合',
    events: '配送進度，最新在前',
    original: '原文：',
  },
  quote: {
    title: '運費參考',
    chargeable: (kilograms) => `計費重量 ${kilograms} kg`,
    ...priceNames['zh-TW'],
    insured: (worth, lost, pays) => `保價舉例：貨值 ${worth}，損失 ${lost}，賠 ${pays}`,
    days: (from, to) => (from === to ? `約 ${from} 天` : `約 ${from}–${to} 天`),
    note: '以實際秤重和收件時為準',
  },
  outlets: {
    title: (place) => (place ? `${place}據點` : '附近據點'),
    none: '暫時沒有查到這裡的據點',
    open: '營業中',
    closed: '休息中',
    hours: '營業時間',
    services: '可辦：',
    comma: '、',
    call: (name) => `致電${name}`,
  },
  notice: {
    delay: (least, most) => `預計晚 ${least}–${most} 小時`,
    until: (when) => `影響預計到 ${when}`,
  },
  workOrder: {
    title: '服務工單',
    ...workOrderNames['zh-TW'],
    answerBy: (when) => `預計 ${when} 前有答覆`,
    steps: '辦理進展，最新在前',
  },
  progress: {
    claim: '理賠進度',
    complaint: '投訴進度',
    incidents: {
      delay: '延誤理賠',
      lost: '遺失理賠',
      damage: '破損理賠',
      shortage: '短少理賠',
      wrong_item: '錯件理賠',
    },
    kinds: {
      delay: '時效投訴',
      attitude: '服務態度投訴',
      no_consent: '未經同意放置',
      charge: '收費投訴',
      privacy: '個人資料',
      regulator: '主管機關申訴',
    },
    claimStates: {
      filed: '已受理',
      reviewing: '真人複核中',
      offered: '已提出方案',
      refused: '未能賠付',
      accepted: '已確認，待付款',
      paid: '已賠付',
    },
    complaintStates: { open: '已受理', answered: '已答覆，處理中', closed: '已結案' },
    claimNext: {
      filed: '查證後給您答覆',
      reviewing: '複核後給您答覆',
      offered: '等您對方案的答覆',
      accepted: '付款',
    },
    complaintNext: { open: '查證後先給您答覆', answered: '告訴您處理結果' },
    next: (step, when) => `下一步：${step}，預計 ${when} 前`,
    latest: (when) => `最晚 ${when} 前告訴您結果`,
    offer: (amount) => `方案 ${amount}（公司條款）`,
  },
  form: { title: '也可以一次填好', optional: '選填', any: '都可以', submit: '送出', colon: '：' },
  states: trackingStateNames['zh-TW'],
};
