import type { Facts } from '../../dialog/index.js';
import {
  trackingStates,
  type ParcelCard,
  type TrackingState,
  type WorkOrderRequest,
} from '../../protocol/index.js';

const CITY_FROM = { province: '上海市', city: '上海市' };
const CITY_TO = { province: '四川省', city: '成都市' };
const HOUR_MS = 3_600_000;
const NOBODYS_ID = '00000000-0000-4000-8000-000000000000';

/** The number of the made-up parcel of each state: shaped like a real one, and nobody's. */
const numbers = new Map<TrackingState, string>(
  trackingStates.map((state, at) => [state, `YT88000000000${String(at).padStart(2, '0')}`]),
);

/** A test's words with `{IN_TRANSIT}` and the like filled with the number of such a parcel. */
export function withParcels(words: string): string {
  return words.replace(
    /\{([A-Z_]+)\}/g,
    (written, state: string) => numbers.get(state as TrackingState) ?? written,
  );
}

/**
 * A small world in which dialogues are rehearsed: a parcel of every state, one price, one outlet,
 * and orders that are always taken. Nothing real is read, ordered or told.
 */
export function rehearsalFacts(now: Date): Facts {
  const at = (hoursAgo: number) => new Date(now.getTime() - hoursAgo * HOUR_MS).toISOString();
  const parcel = (waybill: string): ParcelCard | null => {
    const state = [...numbers].find(([, number]) => number === waybill)?.[0];
    if (!state) return null;
    const events = [{ at: at(3), state, text: '已更新', city: '成都市' }];
    const card = { type: 'parcel', waybill, carrier: '示例快递', state } as const;
    return { ...card, from: CITY_FROM, to: CITY_TO, events, demo: true };
  };
  return {
    parcel: (waybill) => Promise.resolve(parcel(waybill)),
    arrival: (waybill) =>
      Promise.resolve(
        parcel(waybill) && {
          earliest: at(-24).slice(0, 10),
          latest: at(-48).slice(0, 10),
          trips: 12,
        },
      ),
    quote: ({ grams }) =>
      Promise.resolve({
        type: 'quote',
        from: CITY_FROM,
        to: CITY_TO,
        products: [
          {
            product: 'standard',
            name: '标准快递',
            chargeableGrams: grams,
            lines: [{ code: 'first_weight', amountFen: 1200 }],
            totalFen: 1200,
            days: [2, 3],
          },
        ],
        demo: true,
      }),
    returnFee: () => Promise.resolve({ grams: 1000, totalFen: 1200 }),
    redirectFee: () => Promise.resolve({ grams: 1000, totalFen: 1200 }),
    staysInCity: () => Promise.resolve(false),
    charge: () =>
      Promise.resolve({
        day: at(48).slice(0, 10),
        ...{ grams: 1000, chargedFen: 1600, usualFen: 1200, statedFen: null },
      }),
    insurance: (valueFen) =>
      Promise.resolve({
        valueFen,
        feeFen: 200,
        halfLossFen: Math.round(valueFen / 2),
        halfPaysFen: Math.round(valueFen / 2),
        mostFen: 2_000_000,
      }),
    outlets: () =>
      Promise.resolve({
        type: 'outlets',
        place: '成都市',
        outlets: [
          {
            code: 'DEMO',
            name: '示例网点',
            address: '成都市锦江区',
            phone: '028-00000000',
            hours: '08:30–20:00',
            openNow: true,
            services: [],
          },
        ],
        demo: true,
      }),
    notices: () => Promise.resolve([]),
    partiesOf: () => Promise.resolve(['sender', 'receiver']),
    prove: () => Promise.resolve({ proved: true }),
    details: (waybill, wanted) =>
      Promise.resolve({
        waybill,
        as: ['sender', 'receiver'],
        fields: Object.fromEntries(wanted.map((field) => [field, { value: '…', masked: true }])),
      }),
    ownParcels: () => Promise.resolve([]),
    ownOrders: () => Promise.resolve([]),
    withdraw: () => Promise.reject(new Error('Nothing was asked for in a rehearsal')),
    // No claims are kept here: a rehearsal goes as where no register knows the parcel.
    compensation: () => Promise.resolve(null),
    fileClaim: () => Promise.resolve(null),
    claimsOf: () => Promise.resolve([]),
    acceptClaim: noClaim,
    reviewClaim: noClaim,
    fileComplaint: ({ kind, waybill }) =>
      Promise.resolve({
        complaint: {
          id: NOBODYS_ID,
          reference: 'CP00000000',
          conversationId: NOBODYS_ID,
          kind,
          state: 'open',
          waybill,
          dueAt: at(-24),
          legalDueAt: at(-7 * 24),
          overdue: false,
          tier: 'frontline',
          told: null,
          filedAt: at(0),
          steps: [{ state: 'open', at: at(0) }],
        },
        repeated: false,
      }),
    complaints: () => Promise.resolve([]),
    obstacleTo: () => Promise.resolve(null),
    order: (request) =>
      Promise.resolve({
        ok: true,
        card: {
          type: 'work_order',
          id: NOBODYS_ID,
          reference: 'WO00000000',
          kind: request.kind,
          state: 'submitted',
          ...waybillOf(request),
          deadline: at(-4),
          steps: [{ state: 'submitted', at: at(0) }],
          demo: true,
        },
      }),
  };
}

function noClaim(): Promise<never> {
  return Promise.reject(new Error('A rehearsal has no claims'));
}

function waybillOf(request: WorkOrderRequest): { waybill?: string } {
  return 'waybill' in request ? { waybill: request.waybill } : {};
}
