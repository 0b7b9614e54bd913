/**
 * The texts that several flows say, with the values each may name. Some file gives them under
 * `replies`; an intent that has one of its own says that instead.
 */
export const commonTexts = {
  greeting: [],
  not_understood: [],
  not_understood_again: [],
  did_you_mean: [],
  phone_finds_nothing: [],
  ask_what_happened: [],
  amount_noted: ['amount'],
  handing_over: [],
  handing_over_angry: [],
  cancelled: [],
  back_to: [],
  yes: [],
  no: [],
  ask_waybill: [],
  ask_from: [],
  ask_to: [],
  ask_place: [],
  ask_weight: [],
  ask_dimensions: [],
  ask_amount: [],
  ask_goods: [],
  ask_date: [],
  ask_address: [],
  ask_contact: [],
  ask_title: [],
  ask_email: [],
  ask_last_four: ['tail'],
  last_four_wrong: ['left'],
  identity_locked: [],
  order_parcel_unknown: ['waybill'],
  order_wrong_state: ['state'],
  order_open_already: ['reference'],
  order_limit: [],
  order_other_party: [],
  order_date_impossible: [],
  claim_offered: ['reference', 'offer'],
  claim_review: [],
  claim_accepted: ['reference', 'offer', 'time'],
  claim_state: ['reference', 'state', 'time'],
  claim_done: ['reference', 'state', 'offer'],
  claim_offer_open: ['reference', 'offer', 'time'],
  claim_refused: ['reference', 'reason'],
  claim_overdue: ['reference'],
  claim_none: ['waybill'],
  complaint_again: ['reference'],
  complaint_none: [],
  complaint_open: ['reference', 'time', 'last'],
  complaint_answered: ['reference', 'told', 'time', 'last'],
  complaint_closed: ['reference', 'told'],
  complaint_overdue: ['reference'],
} as const satisfies Record<string, readonly string[]>;

/**
 * Texts that came with a later release, and what is said where a company's files are older (null:
 * nothing): a version that is live goes on being so after an upgrade.
 */
export const laterTexts: Readonly<Record<string, keyof typeof commonTexts | null>> = {
  phone_finds_nothing: 'ask_waybill',
  ask_what_happened: 'did_you_mean',
  amount_noted: null,
};
