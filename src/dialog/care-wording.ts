import type {
  ClaimIncident,
  ClaimRefusal,
  ClaimState,
  ComplaintKind,
  ComplaintState,
  Locale,
  RefusalReason,
} from '../protocol/index.js';

type Words<Key extends string> = Record<Key, Record<Locale, string>>;

const claimStateWords: Words<ClaimState> = {
  filed: { 'zh-CN': '已受理，核实中', 'zh-TW': '已受理，查證中', en: 'filed, being checked' },
  reviewing: { 'zh-CN': '人工复核中', 'zh-TW': '真人複核中', en: 'being reviewed by a person' },
  offered: { 'zh-CN': '已给出方案', 'zh-TW': '已提出方案', en: 'an offer was made' },
  refused: { 'zh-CN': '未能赔付', 'zh-TW': '未能賠付', en: 'not paid' },
  accepted: { 'zh-CN': '已确认，等待打款', 'zh-TW': '已確認，等待付款', en: 'agreed, to be paid' },
  paid: { 'zh-CN': '已赔付', 'zh-TW': '已賠付', en: 'paid' },
};

/** How far a claim is, in words. */
export function wordClaimState(state: ClaimState, locale: Locale): string {
  return claimStateWords[state][locale];
}

const refusalWords: Words<Exclude<RefusalReason, 'other'>> = {
  not_in_transit: {
    'zh-CN': '核实下来，损失不是在运输途中造成的',
    'zh-TW': '查證下來，損失不是在運送途中造成的',
    en: 'as far as we could find, the loss did not happen on the way',
  },
  receiver_side: {
    'zh-CN': '当时地址有误，或者联系不上收件人',
    'zh-TW': '當時地址有誤，或聯絡不上收件人',
    en: 'the address was wrong, or the receiver could not be reached',
  },
  no_evidence: {
    'zh-CN': '目前的照片和凭证还看不出损失',
    'zh-TW': '目前的照片和憑證還看不出損失',
    en: 'the photos and papers we have do not show the loss yet',
  },
  packaging: {
    'zh-CN': '寄件时的包装没有达到寄递要求',
    'zh-TW': '寄件時的包裝沒有達到寄送要求',
    en: 'the packaging did not meet what the goods need',
  },
  prohibited: {
    'zh-CN': '里面是不能寄递的物品',
    'zh-TW': '裡面是不能寄送的物品',
    en: 'the goods may not be sent',
  },
  delivered: {
    'zh-CN': '核实下来，这件已经完好送达',
    'zh-TW': '查證下來，這件已經完好送達',
    en: 'as far as we could find, it was delivered intact',
  },
};

/** Why a claim is not paid: the reason, and what staff wrote beside it. */
export function wordRefusal({ reason, words }: ClaimRefusal, locale: Locale): string {
  const said = reason === 'other' ? [] : [refusalWords[reason][locale]];
  return [...said, ...(words ? [words] : [])].join(locale === 'en' ? '; ' : '；');
}

const incidentWords: Words<ClaimIncident> = {
  delay: { 'zh-CN': '延误', 'zh-TW': '延誤', en: 'delay' },
  lost: { 'zh-CN': '丢失', 'zh-TW': '遺失', en: 'loss' },
  damage: { 'zh-CN': '破损', 'zh-TW': '破損', en: 'damage' },
  shortage: { 'zh-CN': '少件', 'zh-TW': '短少', en: 'missing contents' },
  wrong_item: { 'zh-CN': '错件', 'zh-TW': '錯件', en: 'wrong goods' },
};

/** What a claim is for, in words. */
export function wordIncident(incident: ClaimIncident, locale: Locale): string {
  return incidentWords[incident][locale];
}

const kindWords: Words<ComplaintKind> = {
  delay: { 'zh-CN': '时效', 'zh-TW': '時效', en: 'delay' },
  attitude: { 'zh-CN': '服务态度', 'zh-TW': '服務態度', en: 'manners' },
  no_consent: { 'zh-CN': '未经同意投放', 'zh-TW': '未經同意放置', en: 'left without consent' },
  charge: { 'zh-CN': '收费', 'zh-TW': '收費', en: 'charge' },
  regulator: { 'zh-CN': '监管申诉', 'zh-TW': '主管機關申訴', en: 'regulator' },
  privacy: { 'zh-CN': '个人信息', 'zh-TW': '個人資料', en: 'personal data' },
};

/** What a complaint is about, in words. */
export function wordComplaintKind(kind: ComplaintKind, locale: Locale): string {
  return kindWords[kind][locale];
}

const complaintStateWords: Words<ComplaintState> = {
  open: { 'zh-CN': '已受理，核实中', 'zh-TW': '已受理，查證中', en: 'taken, being looked into' },
  answered: { 'zh-CN': '已答复，处理中', 'zh-TW': '已答覆，處理中', en: 'answered, in work' },
  closed: { 'zh-CN': '已办结', 'zh-TW': '已結案', en: 'closed' },
};

/** How far a complaint is, in words. */
export function wordComplaintState(state: ComplaintState, locale: Locale): string {
  return complaintStateWords[state][locale];
}
