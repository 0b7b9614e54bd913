import { trackingStateNames } from '../../../../shared/tracking-state-names.js';
import { workOrderNames } from '../../../../shared/work-order-names.js';
import type { CardTexts } from './card-texts.js';

export const zhCN: CardTexts = {
  demo: '演示数据',
  parcel: {
    title: '物流轨迹',
    copy: '复制运单号',
    copied: '已复制',
    promised: (when) => `预计${when}前送达，以实际派送为准`,
    more: (count) => `查看更早的 ${count} 条`,
    less: '收起',
    events: '物流进展，最新在前',
  },
  quote: {
    title: '运费参考',
    chargeable: (kilograms) => `计费重量 ${kilograms} kg`,
    lines: {
      first_weight: '首重',
      next_weight: '续重',
      freight_weight: '按重量计',
      freight_volume: '按体积计',
      freight_minimum: '最低一票',
      surcharge: '附加费',
      insurance: '保价费',
    },
    items: {
      remote: '偏远附加费',
      fuel: '燃油附加费',
      oversize: '超长附加费',
      overweight: '超重附加费',
      peak: '旺季附加费',
      forwarding: '转寄费',
      return: '退回费',
      cod: '代收货款手续费',
      cold: '冷链费',
      pickup: '上门取货费',
      delivery: '送货费',
      upstairs: '上楼费',
    },
    insured: (worth, lost, pays) => `保价举例：货值 ${worth}，损失 ${lost}，赔 ${pays}`,
    days: (from, to) => (from === to ? `约 ${from} 天` : `约 ${from}–${to} 天`),
    note: '以实际称重和收寄时为准',
  },
  outlets: {
    title: (place) => (place ? `${place}网点` : '附近网点'),
    none: '暂时没有查到这里的网点',
    open: '营业中',
    closed: '休息中',
    hours: '营业时间',
    call: (name) => `致电${name}`,
  },
  notice: {
    delay: (least, most) => `预计晚 ${least}–${most} 小时`,
    until: (when) => `影响预计到 ${when}`,
  },
  workOrder: {
    title: '服务工单',
    ...workOrderNames['zh-CN'],
    answerBy: (when) => `预计 ${when} 前有答复`,
    steps: '办理进展，最新在前',
  },
  states: trackingStateNames['zh-CN'],
};
