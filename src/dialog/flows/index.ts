import type { IntentAction } from '../../protocol/index.js';
import { advisePacking, checkGoods } from './advise-goods.js';
import { disputeClaim, fileClaim, tellClaim } from './claims.js';
import { complain, complainOfNoConsent, complainToPerson, tellComplaint } from './complaints.js';
import { checkStalled } from './check-stalled.js';
import { collectFor } from './collect.js';
import { estimateArrival } from './estimate-arrival.js';
import { explainInsurance, explainVolume } from './explain-prices.js';
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
  quote_price: quotePrice,
  quote_freight: quoteFreight,
  tell_transit_time: tellTransitTime,
  explain_volume: explainVolume,
  explain_insurance: explainInsurance,
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
  collect_parcel: collectFor(['waybills']),
  collect_claim: collectFor(['waybills', 'amount']),
};

/** The flow of an action, or null where it needs none. */
export function flowOf(action: IntentAction): Flow | null {
  return Object.hasOwn(flows, action) ? flows[action as keyof typeof flows] : null;
}
