import { trackingStateNames } from '../../../../shared/tracking-state-names.js';
import { priceNames } from '../../../../../protocol/price-names.js';
import { workOrderNames } from '../../../../../protocol/work-order-names.js';
import type { CardTexts } from './card-texts.js';

export const zhCN: CardTexts = {
  demo: '演示数据',
  parcel: {
    title: '物流轨迹',
    copy: '复制运单号',
    copied: '已复制',
    promised: (when) => `预计${when}前送达，以实际派送为准`,
    late: (when) => `原预计${when}前送达，现在晚了`,
    more: (count) => `查看更早的 ${count} 条`,
    less: '收起',
    events: '物流进展，最新在前',
    original: '原文：',
  },
  quote: {
    title: '运费参考',
    chargeable: (kilograms) => `计费重量 ${kilograms} kg`,
    ...priceNames['zh-CN'],
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
    services: '可办：',
    comma: '、',
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
  progress: {
    claim: '理赔进度',
    complaint: '投诉进度',
    incidents: {
      delay: '延误理赔',
      lost: '丢失理赔',
      damage: '破损理赔',
      shortage: '少件理赔',
      wrong_item: '错件理赔',
    },
    kinds: {
      delay: '时效投诉',
      attitude: '服务态度投诉',
      no_consent: '未经同意投放',
      charge: '收费投诉',
      privacy: '个人信息',
      regulator: '监管申诉',
    },
    claimStates: {
      filed: '已受理',
      reviewing: '人工复核中',
      offered: '已给出方案',
      refused: '未能赔付',
      accepted: '已确认，待打款',
      paid: '已赔付',
    },
    complaintStates: { open: '已受理', answered: '已答复，处理中', closed: '已办结' },
    claimNext: {
      filed: '核实后给您答复',
      reviewing: '复核后给您答复',
      offered: '等您对方案的答复',
      accepted: '打款',
    },
    complaintNext: { open: '核实后先给您答复', answered: '告诉您处理结果' },
    next: (step, when) => `下一步：${step}，预计 ${when} 前`,
    latest: (when) => `最晚 ${when} 前告诉您结果`,
    offer: (amount) => `方案 ${amount}（公司条款）`,
  },
  form: { title: '也可以一次填好', optional: '选填', any: '都可以', submit: '提交', colon: '：' },
  states: trackingStateNames['zh-CN'],
};
