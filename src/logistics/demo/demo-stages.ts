import type { TrackingState } from '../../protocol/index.js';
import { type DemoCity, demoCity } from './demo-cities.js';
import { crossesCustoms } from './demo-routes.js';
import type { SeededRandom } from './seeded-random.js';

/** One step of a demo parcel's way. Codes are Kuaidi100's (domain facts, section 4). */
export interface DemoStep {
  state: TrackingState;
  code: string;
  text: string;
  /** None where the desk, not a place, has noted it. */
  city: DemoCity | null;
  /** Hours since the step before it, least and most. */
  after: readonly [number, number];
}

/** What the steps of one parcel are made from. */
interface Trip {
  /** Every city on the way, both ends included. */
  route: readonly DemoCity[];
  from: DemoCity;
  to: DemoCity;
  random: SeededRandom;
}

type Stage = (trip: Trip) => DemoStep[];

const ordered: Stage = ({ from }) => [step('CREATED', '101', '已下单，等待揽收', from, [0, 0])];
const assigned: Stage = ({ from }) => [
  step('PICKUP_PENDING', '102', '已安排快递员上门揽收', from, [0.2, 1]),
];
const pickedUp: Stage = ({ from, random }) => [
  step('PICKED_UP', '103', `【${from.name}】${outletOf(from, random)}已揽收`, from, [1, 4]),
];

/** From sorting centre to sorting centre, with customs where they lie on the way. */
const transported: Stage = ({ route }) =>
  route.flatMap((city, position) => {
    const next = route[position + 1];
    if (!next) return [];
    const leaving = step(
      'IN_TRANSIT',
      '1002',
      `【${city.name}】快件离开${centre(city)}，发往${centre(next)}`,
      city,
      [1, 4],
    );
    return crossesCustoms(city, next)
      ? [leaving, ...declared(city), ...arrivedAt(next)]
      : [leaving, ...arrivedAt(next)];
  });

const arrivedAt = (city: DemoCity) => [
  step('IN_TRANSIT', '1002', `【${city.name}】快件到达${centre(city)}`, city, [5, 14]),
];
const declared = (city: DemoCity) => [
  step('CUSTOMS', '10', `【${city.name}】快件已提交海关申报，待清关`, city, [3, 6]),
  step('CUSTOMS', '12', `【${city.name}】清关完成`, city, [6, 20]),
];

/** Under way: the transport stops somewhere before its last step. */
const partlyTransported: Stage = (trip) => {
  const steps = transported(trip);
  return steps.slice(0, trip.random.between(1, Math.max(1, steps.length - 1)));
};
const atCustoms: Stage = (trip) => {
  const steps = transported(trip);
  const border = steps.findIndex(({ state }) => state === 'CUSTOMS');
  return steps.slice(0, border + 1);
};

const arrived: Stage = ({ to }) => [
  step('ARRIVED_CITY', '1001', `【${to.name}】快件到达派件城市`, to, [2, 6]),
];
const forwarded: Stage = ({ to, random }) => [
  step('FORWARDED', '1003', `【${to.name}】地址有变，转${outletOf(to, random)}派送`, to, [3, 8]),
];
const outForDelivery: Stage = ({ to }) => [
  step('OUT_FOR_DELIVERY', '5', `【${to.name}】快递员正在派件，请保持电话畅通`, to, [3, 10]),
];
const attempted: Stage = ({ to }) => [
  step('ATTEMPT_FAILED', '206', `【${to.name}】派件未成功：收件人电话无人接听`, to, [1, 4]),
];
const atStation: Stage = ({ to }) => [
  step('AT_LOCKER_OR_STATION', '501', `【${to.name}】经收件人同意，已放入驿站`, to, [1, 4]),
];
const signed: Stage = ({ to }) => [
  step('DELIVERED', '301', `【${to.name}】快件已由收件人本人签收`, to, [1, 5]),
];
const disputed: Stage = () => [
  step('DISPUTED', 'desk', '收件人反映未收到，已登记核实', null, [2, 20]),
];
const refused: Stage = ({ to }) => [step('REFUSED', '203', `【${to.name}】收件人拒收`, to, [1, 4])];
const sentBack: Stage = ({ from, to }) => [
  step('RETURNING', '6', `【${to.name}】快件退回${from.name}`, to, [4, 20]),
];
const returned: Stage = ({ from }) => [
  step('RETURNED', '401', `【${from.name}】退件已由寄件人签收`, from, [40, 70]),
];
const cancelled: Stage = ({ from }) => [
  step('CANCELLED', '210', '寄件人已取消订单', from, [0.5, 3]),
];
const stalled: Stage = () => [
  step('LOST_SUSPECT', '202', '快件超过五天没有更新，已发起查找', null, [120, 150]),
];
const lost: Stage = () => [step('LOST', 'desk', '查找未果，确认遗失，进入理赔', null, [48, 72])];
const troubled: Stage = (trip) => {
  const steps = partlyTransported(trip);
  const city = steps.at(-1)?.city ?? trip.from;
  const [code, trouble] = trip.random.pick([
    ['208', '因天气原因滞留'],
    ['209', '外包装破损，正在加固'],
    ['207', '地址超出派送范围，正在核实'],
  ] as const);
  return [...steps, step('EXCEPTION', code, `【${city.name}】快件${trouble}`, city, [2, 10])];
};

const booked = [ordered, assigned];
const sent = [...booked, pickedUp];
const there = [...sent, transported, arrived];
const atTheDoor = [...there, outForDelivery];

/** How a parcel can have come into each state; the variants of a state take turns. */
export const demoJourneys: Readonly<Record<TrackingState, readonly (readonly Stage[])[]>> = {
  CREATED: [[ordered]],
  PICKUP_PENDING: [booked],
  PICKED_UP: [sent],
  IN_TRANSIT: [[...sent, partlyTransported]],
  CUSTOMS: [[...sent, atCustoms]],
  FORWARDED: [[...there, forwarded]],
  ARRIVED_CITY: [there],
  OUT_FOR_DELIVERY: [atTheDoor, [...atTheDoor, attempted, outForDelivery]],
  AT_LOCKER_OR_STATION: [[...atTheDoor, atStation]],
  DELIVERED: [
    [...atTheDoor, signed],
    [...atTheDoor, atStation, signed],
    [...atTheDoor, attempted, outForDelivery, signed],
    [...there, forwarded, outForDelivery, signed],
  ],
  DISPUTED: [[...atTheDoor, signed, disputed]],
  ATTEMPT_FAILED: [[...atTheDoor, attempted]],
  EXCEPTION: [[...sent, troubled]],
  REFUSED: [[...atTheDoor, refused]],
  RETURNING: [[...atTheDoor, refused, sentBack]],
  RETURNED: [[...atTheDoor, refused, sentBack, returned]],
  CANCELLED: [[...booked, cancelled]],
  LOST_SUSPECT: [[...sent, partlyTransported, stalled]],
  LOST: [[...sent, partlyTransported, stalled, lost]],
};

function step(
  state: TrackingState,
  code: string,
  text: string,
  city: DemoCity | null,
  after: readonly [number, number],
): DemoStep {
  return { state, code, text, city, after };
}

function centre(city: DemoCity): string {
  return `${city.name.replace(/市$/, '')}转运中心`;
}

function outletOf(city: DemoCity, random: SeededRandom): string {
  return city.districts.length > 0 ? `${random.pick(city.districts).name}营业部` : '合作网点';
}

/** The trip of a lane, ready for its stages. */
export function demoTrip(route: readonly DemoCity[], random: SeededRandom): Trip {
  const from = route[0] ?? demoCity('310000');
  return { route, from, to: route.at(-1) ?? from, random };
}
