import type { AskedSlot, IntentAction } from '../../protocol/index.js';
import type { Repertoire } from '../repertoire.js';
import { adviseAbroad } from './advise-abroad.js';
import { advisePacking, checkGoods } from './advise-goods.js';
import { disputeClaim, fileClaim, tellClaim } from './claims.js';
import { complain, complainOfNoConsent, complainToPerson, tellComplaint } from './complaints.js';
import { checkCharge } from './check-charge.js';
import { checkStalled } from './check-stalled.js';
import { collectFor } from './collect.js';
import { estimateArrival } from './estimate-arrival.js';
import { explainCompensation, explainInsurance, explainVolume } from './explain-prices.js';
import { findOutlet } from './find-outlet.js';
import { findOwnParcels } from './find-own-parcels.js';
import type { Flow } from './flow.js';
import {
  bookPickup,
  cancelPickup,
  changeAddress,
  expedite,
  intercept,
  reassignPickup,
  redeliver,
  reportNotReceived,
  requestInvoice,
  reschedule,
  returnParcel,
} from './orders.js';
import { quoteFreight, quotePrice, tellTransitTime } from './quote-price.js';
import { showCourier, showPickupPoint, showProof } from './show-details.js';
import { trackParcel } from './track-parcel.js';

/** The actions that no flow does: the dialogue itself answers, or takes them as a yes or no. */
export type PlainAction = 'reply' | 'handover' | 'affirm' | 'deny' | 'miss';

/** What the bot does for each action that an intent file may name. */
export const flows: Readonly<Record<Exclude<IntentAction, PlainAction>, Flow>> = {
  track_parcel: trackParcel,
  estimate_arrival: estimateArrival,
  check_stalled: checkStalled,
  find_own_parcels: findOwnParcels,
  show_proof: showProof,
  show_pickup_point: showPickupPoint,
  show_courier: showCourier,
  expedite,
  report_not_received: reportNotReceived,
  reschedule,
  change_address: changeAddress,
  intercept,
  return_parcel: returnParcel,
  redeliver,
  book_pickup: bookPickup,
  reassign_pickup: reassignPickup,
  cancel_pickup: cancelPickup,
  request_invoice: requestInvoice,
  check_goods: checkGoods,
  advise_packing: advisePacking,
  advise_abroad: adviseAbroad,
  quote_price: quotePrice,
  quote_freight: quoteFreight,
  tell_transit_time: tellTransitTime,
  explain_volume: explainVolume,
  explain_insurance: explainInsurance,
  explain_compensation: explainCompensation,
  find_outlet: findOutlet,
  file_lost: fileClaim('lost', ['waybills', 'amount']),
  file_damage: fileClaim('damage', ['waybills', 'amount']),
  file_shortage: fileClaim('shortage', ['waybills']),
  file_wrong_item: fileClaim('wrong_item', ['waybills']),
  tell_claim: tellClaim,
  dispute_claim: disputeClaim,
  complain_delay: complain('delay', ['waybills']),
  complain_attitude: complain('attitude', []),
  complain_no_consent: complainOfNoConsent,
  complain_privacy: complainToPerson('privacy', 'needs_person'),
  complain_regulator: complainToPerson('regulator', 'regulator'),
  tell_complaint: tellComplaint,
  check_charge: checkCharge,
  collect_parcel: collectFor(['waybills']),
  collect_claim: collectFor(['waybills', 'amount']),
};

/** The flow of an action, or null where it needs none. */
export function flowOf(action: IntentAction): Flow | null {
  return Object.hasOwn(flows, action) ? flows[action as keyof typeof flows] : null;
}

/** The same, asking what the company wants it to ask. */
export function flowIn({ settings }: Repertoire, action: IntentAction): Flow | null {
  const flow = flowOf(action);
  const asks = settings.asks[action];
  return flow && asks ? { ...flow, needs: asks } : flow;
}

/** Why a flow cannot ask for these values in this order, or null. */
export function questionFault(action: IntentAction, asks: readonly AskedSlot[]): string | null {
  const flow = flowOf(action);
  if (!flow) return `${action} asks for nothing; remove it`;
  const missing = flow.needs.filter((slot) => !(asks as readonly string[]).includes(slot));
  if (missing.length > 0) return `${action} cannot do without ${missing.join(', ')}; add it`;
  if (new Set(asks).size < asks.length) return `${action} asks for the same twice; keep one`;
  // Proof, and what stands in the way, are about the parcel: nothing is asked for before it.
  const [first] = flow.needs;
  return first === 'waybills' && asks[0] !== first
    ? `${action} has to ask for ${first} first; move it to the front`
    : null;
}
