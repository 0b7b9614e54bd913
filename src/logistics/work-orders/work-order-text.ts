import type {
  Locale,
  LocalizedText,
  WorkOrderCard,
  WorkOrderKind,
  WorkOrderReason,
  WorkOrderState,
} from '../../protocol/index.js';
import { wordInstant } from '../word-instant.js';

/** How the kinds are called in a sentence. */
export const workOrderNames: Readonly<Record<WorkOrderKind, LocalizedText>> = {
  expedite: { 'zh-CN': '催件', 'zh-TW': '催件', en: 'Request to speed up' },
  intercept: { 'zh-CN': '拦截申请', 'zh-TW': '攔截申請', en: 'Request to stop the parcel' },
  address_change: { 'zh-CN': '改地址申请', 'zh-TW': '更改地址申請', en: 'Change of address' },
  return: { 'zh-CN': '退回申请', 'zh-TW': '退回申請', en: 'Request to return the parcel' },
  reschedule: { 'zh-CN': '改约派送', 'zh-TW': '改約配送', en: 'New delivery time' },
  redelivery: { 'zh-CN': '重新派送', 'zh-TW': '重新配送', en: 'Redelivery' },
  pickup_booking: { 'zh-CN': '上门取件预约', 'zh-TW': '到府收件預約', en: 'Pickup booking' },
  pickup_reassignment: {
    'zh-CN': '改派取件',
    'zh-TW': '改派收件',
    en: 'Request for another courier',
  },
  pickup_cancel: { 'zh-CN': '取消取件', 'zh-TW': '取消收件', en: 'Pickup cancellation' },
  invoice: { 'zh-CN': '发票申请', 'zh-TW': '發票申請', en: 'Invoice request' },
  outlet_enquiry: { 'zh-CN': '网点核查', 'zh-TW': '網點查核', en: 'Enquiry to the outlet' },
};

/** What each state means to the customer. `{name}`, `{reference}`, `{deadline}` are filled in. */
const sentences: Readonly<Record<WorkOrderState, LocalizedText>> = {
  submitted: {
    'zh-CN': '{name}已提交，编号 {reference}。预计 {deadline} 前有答复，进展会在这里告诉您。',
    'zh-TW': '{name}已提交，編號 {reference}。預計 {deadline} 前有答覆，進展會在這裡告訴您。',
    en: '{name} submitted, number {reference}. We expect an answer by {deadline} and will tell you here.',
  },
  accepted: {
    'zh-CN': '{name}（{reference}）已受理，正在安排。',
    'zh-TW': '{name}（{reference}）已受理，正在安排。',
    en: '{name} ({reference}) has been accepted and is being arranged.',
  },
  in_progress: {
    'zh-CN': '{name}（{reference}）正在办理，有结果会马上告诉您。',
    'zh-TW': '{name}（{reference}）正在辦理，有結果會馬上告訴您。',
    en: '{name} ({reference}) is being worked on. You will hear the result here.',
  },
  done: {
    'zh-CN': '{name}（{reference}）已办理完成。',
    'zh-TW': '{name}（{reference}）已辦理完成。',
    en: '{name} ({reference}) is done.',
  },
  failed: {
    'zh-CN': '很抱歉，{name}（{reference}）没能办成。{reason}需要的话可以转人工，我们再想想办法。',
    'zh-TW':
      '很抱歉，{name}（{reference}）沒能辦成。{reason}需要的話可以轉真人客服，我們再想想辦法。',
    en: 'Sorry, {name} ({reference}) could not be done. {reason}You can ask for a person and we will look for another way.',
  },
  cancelled: {
    'zh-CN': '{name}（{reference}）已取消。',
    'zh-TW': '{name}（{reference}）已取消。',
    en: '{name} ({reference}) has been cancelled.',
  },
};

/** What a kind cannot promise, said with its submission. */
const caveats: Partial<Record<WorkOrderKind, LocalizedText>> = {
  expedite: {
    'zh-CN': '网点会优先跟进，实际时间以派送为准。',
    'zh-TW': '網點會優先跟進，實際時間以配送為準。',
    en: 'The outlet looks into it first; the actual time depends on the delivery.',
  },
  intercept: {
    'zh-CN': '能不能拦下，要看快件此刻到了哪里。',
    'zh-TW': '能不能攔下，要看包裹此刻到了哪裡。',
    en: 'Whether it can be stopped depends on where the parcel is by then.',
  },
  address_change: {
    'zh-CN': '快件派出后就改不了了；跨城市可能产生费用，会先跟您确认。',
    'zh-TW': '包裹派出後就無法更改；跨城市可能產生費用，會先與您確認。',
    en: 'It cannot be changed once the parcel is out for delivery; another city may cost a fee, which we confirm with you first.',
  },
  return: {
    'zh-CN': '退回可能产生运费，会先跟您确认。',
    'zh-TW': '退回可能產生運費，會先與您確認。',
    en: 'Returning may cost freight, which we confirm with you first.',
  },
};

const reasons: Readonly<Record<WorkOrderReason, LocalizedText>> = {
  too_late: {
    'zh-CN': '快件已经走过了能办理的环节。',
    'zh-TW': '包裹已經過了可辦理的階段。',
    en: 'The parcel was already past the point where it is possible. ',
  },
  not_reachable: {
    'zh-CN': '没能联系上相关的人。',
    'zh-TW': '沒能聯絡上相關的人。',
    en: 'The people concerned could not be reached. ',
  },
  address_unclear: {
    'zh-CN': '地址不够清楚。',
    'zh-TW': '地址不夠清楚。',
    en: 'The address was not clear enough. ',
  },
  not_possible: {
    'zh-CN': '当地暂时办不了这项服务。',
    'zh-TW': '當地暫時無法辦理這項服務。',
    en: 'The service is not available there at the moment. ',
  },
  duplicate: {
    'zh-CN': '同样的事项已经在办理。',
    'zh-TW': '同樣的事項已經在辦理。',
    en: 'The same is already being dealt with. ',
  },
  other: { 'zh-CN': '', 'zh-TW': '', en: '' },
};

const overdue: LocalizedText = {
  'zh-CN':
    '{name}（{reference}）到了预计时间还没有答复，让您久等了。已经转给同事跟进，有进展会在这里告诉您。',
  'zh-TW':
    '{name}（{reference}）到了預計時間還沒有答覆，讓您久等了。已經轉給同事跟進，有進展會在這裡告訴您。',
  en: '{name} ({reference}) has not been answered in the time we expected. Sorry for the wait: our staff see to it now, and you will hear here.',
};

/** What the customer is told when the answer that was expected has not come. */
export function wordOverdue({ kind, reference }: WorkOrderCard, locale: Locale): string {
  return filled(overdue[locale], { name: workOrderNames[kind][locale], reference });
}

/** A work order's card as text: what is said in the chat, and what plain channels show. */
export function wordWorkOrder(card: WorkOrderCard, locale: Locale): string {
  const values: Record<string, string> = {
    name: workOrderNames[card.kind][locale],
    reference: card.reference,
    deadline: wordInstant(card.deadline, locale),
    reason: card.reason ? reasons[card.reason][locale] : '',
  };
  const sentence = filled(sentences[card.state][locale], values);
  const caveat = card.state === 'submitted' ? caveats[card.kind]?.[locale] : undefined;
  if (!caveat) return sentence;
  return locale === 'en' ? `${sentence} ${caveat}` : sentence + caveat;
}

function filled(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
