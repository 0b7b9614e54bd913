import type { DisclosedField, Party, TrackingState } from '../../protocol/index.js';

/**
 * Everything that is shown by what somebody has proved: personal data, and `charge`, what a parcel
 * was weighed at and its sending cost, or returning or redirecting it would.
 */
export type ProtectedFact = DisclosedField | 'charge';

/** How much of a value somebody may see. */
export type Extent = 'none' | 'masked' | 'full';

interface Rule {
  /** Somebody who knows the number and nothing else. */
  anyone: Extent;
  sender: Extent;
  receiver: Extent;
  /** Outside these states nobody is told, whoever they are. */
  while?: readonly TrackingState[];
}

const WAITING: readonly TrackingState[] = ['AT_LOCKER_OR_STATION'];
const AT_THE_DOOR: readonly TrackingState[] = ['OUT_FOR_DELIVERY', 'ATTEMPT_FAILED'];
const SIGNED: readonly TrackingState[] = ['DELIVERED', 'DISPUTED'];

/**
 * What is shown to whom: the one place that says so. A number and four digits are a weak proof,
 * so that phones and addresses stay masked for everybody: who knows them needs no telling.
 *
 * Source: domain facts, section 1.6 (collect and show the minimum) and the rows
 * `pickup_point.info`, `courier.contact`, `tracking.proof` and `price.dispute` of the intents.
 */
export const disclosure: Readonly<Record<ProtectedFact, Rule>> = {
  // A code opens a locker: only who is to open it.
  pickup_code: { anyone: 'none', sender: 'none', receiver: 'full', while: WAITING },
  pickup_point: { anyone: 'none', sender: 'full', receiver: 'full', while: WAITING },
  courier_name: { anyone: 'none', sender: 'full', receiver: 'full', while: AT_THE_DOOR },
  courier_phone: { anyone: 'none', sender: 'full', receiver: 'full', while: AT_THE_DOOR },
  sender_name: { anyone: 'none', sender: 'full', receiver: 'masked' },
  sender_phone: { anyone: 'none', sender: 'masked', receiver: 'masked' },
  sender_address: { anyone: 'none', sender: 'masked', receiver: 'none' },
  receiver_name: { anyone: 'none', sender: 'masked', receiver: 'full' },
  receiver_phone: { anyone: 'none', sender: 'masked', receiver: 'masked' },
  receiver_address: { anyone: 'none', sender: 'masked', receiver: 'masked' },
  // Proof of delivery: who took it, as what, and when.
  signed_by: { anyone: 'none', sender: 'masked', receiver: 'full', while: SIGNED },
  signed_as: { anyone: 'none', sender: 'full', receiver: 'full', while: SIGNED },
  signed_at: { anyone: 'none', sender: 'full', receiver: 'full', while: SIGNED },
  // Either may have paid it: freight collect is the receiver's.
  charge: { anyone: 'none', sender: 'full', receiver: 'full' },
};

const ORDER: readonly Extent[] = ['none', 'masked', 'full'];

/** How much of a field somebody may see who proved to be `parties`; of two the more. */
export function extentOf(
  field: ProtectedFact,
  parties: readonly Party[],
  state: TrackingState,
): Extent {
  const rule = disclosure[field];
  if (rule.while && !rule.while.includes(state)) return 'none';
  return [rule.anyone, ...parties.map((party) => rule[party])].reduce((most, extent) =>
    ORDER.indexOf(extent) > ORDER.indexOf(most) ? extent : most,
  );
}
