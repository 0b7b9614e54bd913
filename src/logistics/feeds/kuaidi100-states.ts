import type { TrackingState } from '../../protocol/index.js';

/**
 * Kuaidi100's states, both the plain ones (0–14) and the detailed ones (101 and on), with their
 * names: some of its interfaces give the one, some the other. Domain facts, section 4.
 *
 * 304 (signed by a locker or station) is no delivery: that needs the customer's consent, which
 * the carrier does not report (domain facts, section 1.3).
 */
const STATES: readonly [code: string, name: string, state: TrackingState][] = [
  ['0', '在途', 'IN_TRANSIT'],
  ['1001', '到达派件城市', 'ARRIVED_CITY'],
  ['1002', '干线', 'IN_TRANSIT'],
  ['1003', '转递', 'FORWARDED'],
  ['1', '揽收', 'PICKED_UP'],
  ['101', '已下单', 'CREATED'],
  ['102', '待揽收', 'PICKUP_PENDING'],
  ['103', '已揽收', 'PICKED_UP'],
  ['2', '疑难', 'EXCEPTION'],
  ['201', '超时未签收', 'EXCEPTION'],
  ['202', '超时未更新', 'LOST_SUSPECT'],
  ['203', '拒收', 'REFUSED'],
  ['204', '派件异常', 'ATTEMPT_FAILED'],
  ['205', '柜或驿站超时未取', 'AT_LOCKER_OR_STATION'],
  ['206', '无法联系', 'ATTEMPT_FAILED'],
  ['207', '超区', 'EXCEPTION'],
  ['208', '滞留', 'EXCEPTION'],
  ['209', '破损', 'EXCEPTION'],
  ['210', '销单', 'CANCELLED'],
  ['3', '签收', 'DELIVERED'],
  ['301', '本人签收', 'DELIVERED'],
  ['302', '派件异常后签收', 'DELIVERED'],
  ['303', '代签', 'DELIVERED'],
  ['304', '投柜或站签收', 'AT_LOCKER_OR_STATION'],
  ['4', '退签', 'RETURNED'],
  ['401', '已退签', 'RETURNED'],
  ['5', '派件', 'OUT_FOR_DELIVERY'],
  ['501', '投柜或驿站', 'AT_LOCKER_OR_STATION'],
  ['6', '退回', 'RETURNING'],
  ['7', '转投', 'FORWARDED'],
  ['8', '清关', 'CUSTOMS'],
  ['10', '待清关', 'CUSTOMS'],
  ['11', '清关中', 'CUSTOMS'],
  ['12', '已清关', 'CUSTOMS'],
  ['13', '清关异常', 'CUSTOMS'],
  ['14', '拒签', 'REFUSED'],
];

const meanings = new Map(
  STATES.flatMap(([code, name, state]) => [
    [code, state],
    [name, state],
  ]),
);

/** What a state of Kuaidi100 means, by its number or its name; null where it is not known. */
export function kuaidi100State(codeOrName: string): TrackingState | null {
  return meanings.get(codeOrName.trim()) ?? null;
}
