import type { Locale } from './locale.js';
import type { WorkOrderKind, WorkOrderReason, WorkOrderState } from './work-order-words.js';

interface WorkOrderNames {
  kinds: Record<WorkOrderKind, string>;
  states: Record<WorkOrderState, string>;
  reasons: Record<WorkOrderReason, string>;
}

/** How work orders are called, to customers and staff alike. English ones begin with a capital. */
export const workOrderNames: Record<Locale, WorkOrderNames> = {
  'zh-CN': {
    kinds: {
      expedite: '催件',
      intercept: '拦截',
      address_change: '改地址',
      return: '退回',
      reschedule: '改约派送',
      redelivery: '重新派送',
      pickup_booking: '预约取件',
      pickup_reassignment: '改派取件',
      pickup_cancel: '取消取件',
      invoice: '开发票',
      outlet_enquiry: '网点核查',
    },
    states: {
      submitted: '已提交',
      accepted: '已受理',
      in_progress: '办理中',
      done: '已完成',
      failed: '未办成',
      cancelled: '已取消',
    },
    reasons: {
      too_late: '已过可办理的环节',
      not_reachable: '联系不上相关人',
      address_unclear: '地址不清楚',
      not_possible: '当地暂不支持',
      duplicate: '同样事项已在办理',
      other: '其他原因',
    },
  },
  'zh-TW': {
    kinds: {
      expedite: '催件',
      intercept: '攔截',
      address_change: '更改地址',
      return: '退回',
      reschedule: '改約配送',
      redelivery: '重新配送',
      pickup_booking: '預約收件',
      pickup_reassignment: '改派收件',
      pickup_cancel: '取消收件',
      invoice: '開發票',
      outlet_enquiry: '網點查核',
    },
    states: {
      submitted: '已提交',
      accepted: '已受理',
      in_progress: '辦理中',
      done: '已完成',
      failed: '未辦成',
      cancelled: '已取消',
    },
    reasons: {
      too_late: '已過可辦理的階段',
      not_reachable: '聯絡不上相關人',
      address_unclear: '地址不清楚',
      not_possible: '當地暫不支援',
      duplicate: '同樣事項已在辦理',
      other: '其他原因',
    },
  },
  en: {
    kinds: {
      expedite: 'Speed up',
      intercept: 'Stop the parcel',
      address_change: 'Change of address',
      return: 'Return',
      reschedule: 'New delivery time',
      redelivery: 'Redelivery',
      pickup_booking: 'Pickup booking',
      pickup_reassignment: 'Another courier',
      pickup_cancel: 'Pickup cancellation',
      invoice: 'Invoice',
      outlet_enquiry: 'Enquiry to the outlet',
    },
    states: {
      submitted: 'Submitted',
      accepted: 'Accepted',
      in_progress: 'In progress',
      done: 'Done',
      failed: 'Not possible',
      cancelled: 'Cancelled',
    },
    reasons: {
      too_late: 'The parcel is past that point',
      not_reachable: 'Nobody could be reached',
      address_unclear: 'The address is unclear',
      not_possible: 'Not offered there now',
      duplicate: 'Already being dealt with',
      other: 'Other reason',
    },
  },
};
