import type { Locale, WorkOrderKind, WorkOrderReason, WorkOrderState } from '../protocol/index.js';

type Words<Key extends string> = Record<Key, Record<Locale, string>>;

const kindWords: Words<WorkOrderKind> = {
  expedite: { 'zh-CN': '催件', 'zh-TW': '催件', en: 'speed up' },
  intercept: { 'zh-CN': '拦截', 'zh-TW': '攔截', en: 'stop the parcel' },
  address_change: { 'zh-CN': '改地址', 'zh-TW': '更改地址', en: 'change of address' },
  return: { 'zh-CN': '退回', 'zh-TW': '退回', en: 'return' },
  reschedule: { 'zh-CN': '改约派送', 'zh-TW': '改約配送', en: 'new delivery time' },
  redelivery: { 'zh-CN': '重新派送', 'zh-TW': '重新配送', en: 'redelivery' },
  pickup_booking: { 'zh-CN': '预约取件', 'zh-TW': '預約收件', en: 'pickup booking' },
  pickup_reassignment: { 'zh-CN': '改派取件', 'zh-TW': '改派收件', en: 'another courier' },
  pickup_cancel: { 'zh-CN': '取消取件', 'zh-TW': '取消收件', en: 'pickup cancellation' },
  invoice: { 'zh-CN': '开发票', 'zh-TW': '開發票', en: 'invoice' },
  outlet_enquiry: { 'zh-CN': '网点核查', 'zh-TW': '網點查核', en: 'enquiry to the outlet' },
};

const stateWords: Words<WorkOrderState> = {
  submitted: { 'zh-CN': '已提交', 'zh-TW': '已提交', en: 'submitted' },
  accepted: { 'zh-CN': '已受理', 'zh-TW': '已受理', en: 'accepted' },
  in_progress: { 'zh-CN': '办理中', 'zh-TW': '辦理中', en: 'in progress' },
  done: { 'zh-CN': '已完成', 'zh-TW': '已完成', en: 'done' },
  failed: { 'zh-CN': '未办成', 'zh-TW': '未辦成', en: 'not possible' },
  cancelled: { 'zh-CN': '已取消', 'zh-TW': '已取消', en: 'cancelled' },
};

const reasonWords: Words<WorkOrderReason> = {
  too_late: {
    'zh-CN': '已过可办理的环节',
    'zh-TW': '已過可辦理的階段',
    en: 'the parcel is past that point',
  },
  not_reachable: {
    'zh-CN': '联系不上相关人',
    'zh-TW': '聯絡不上相關人',
    en: 'nobody could be reached',
  },
  address_unclear: { 'zh-CN': '地址不清楚', 'zh-TW': '地址不清楚', en: 'the address is unclear' },
  not_possible: { 'zh-CN': '当地暂不支持', 'zh-TW': '當地暫不支援', en: 'not offered there now' },
  duplicate: {
    'zh-CN': '同样事项已在办理',
    'zh-TW': '同樣事項已在辦理',
    en: 'already being dealt with',
  },
  other: { 'zh-CN': '其他原因', 'zh-TW': '其他原因', en: 'other reason' },
};

/** What was asked of the company, in words. */
export function wordWorkOrderKind(kind: WorkOrderKind, locale: Locale): string {
  return kindWords[kind][locale];
}

/** How far it is, in words. */
export function wordWorkOrderState(state: WorkOrderState, locale: Locale): string {
  return stateWords[state][locale];
}

/** Why it could not be done, in words. */
export function wordWorkOrderReason(reason: WorkOrderReason, locale: Locale): string {
  return reasonWords[reason][locale];
}
