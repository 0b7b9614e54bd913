import { trackingStateNames } from '../../../../shared/tracking-state-names.js';
import { workOrderNames } from '../../../../shared/work-order-names.js';
import type { CardTexts } from './card-texts.js';

export const zhTW: CardTexts = {
  demo: '示範資料',
  parcel: {
    title: '貨態查詢',
    copy: '複製託運單號',
    copied: '已複製',
    promised: (when) => `預計${when}前送達，以實際配送為準`,
    more: (count) => `查看更早的 ${count} 則`,
    less: '收合',
    events: '配送進度，最新在前',
  },
  quote: {
    title: '運費參考',
    chargeable: (kilograms) => `計費重量 ${kilograms} kg`,
    lines: {
      first_weight: '首重',
      next_weight: '續重',
      freight_weight: '按重量計',
      freight_volume: '按體積計',
      freight_minimum: '最低一票',
      surcharge: '附加費',
      insurance: '保價費',
    },
    items: {
      remote: '偏遠附加費',
      fuel: '燃油附加費',
      oversize: '超長附加費',
      overweight: '超重附加費',
      peak: '旺季附加費',
      forwarding: '轉寄費',
      return: '退回費',
      cod: '代收貨款手續費',
      cold: '冷鏈費',
      pickup: '上門取貨費',
      delivery: '送貨費',
      upstairs: '上樓費',
    },
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
  states: trackingStateNames['zh-TW'],
};
