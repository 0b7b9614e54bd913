import { trackingStates } from '../../protocol/index.js';
import { type FeedEvent, type FeedParcel, TEXT_LIMIT } from '../feeds/feed-event.js';
import type { IntakeService } from '../intake/intake.service.js';
import type { ImportKind } from './import-kind.js';

/** The source of what came in a file. */
export const SOURCE = 'import';

interface EventRow extends FeedEvent {
  number: string;
  carrier: string;
}

/** Tracking events; a line that was imported before is known and changes nothing. */
export function eventsImport(intake: IntakeService): ImportKind<EventRow> {
  return {
    name: 'events',
    columns: ['waybill', 'carrier', 'time', 'state', 'code', 'text', 'adcode'],
    required: ['waybill', 'time', 'text'],
    read: (cells, { company }) => {
      const state = cells.optional('state', 100) ?? '';
      return {
        number: cells.waybill('waybill'),
        carrier: cells.carrier('carrier', company.carrier),
        at: cells.time('time', { aheadDays: 1 }),
        state: trackingStates.find((name) => name === state) ?? null,
        code: cells.optional('code', 100) ?? state,
        text: cells.text('text', TEXT_LIMIT),
        cityAdcode: cells.has('adcode') ? cells.place('adcode') : null,
      };
    },
    keyOf: ({ number, carrier, at, code, text }) =>
      JSON.stringify([number, carrier, at.getTime(), code, text]),
    save: async (rows, { company, now }) => {
      const parcels = new Map<string, FeedParcel>();
      for (const { number, carrier, ...event } of rows) {
        const key = `${carrier} ${number}`;
        const parcel = parcels.get(key) ?? { number, carrier, events: [] };
        parcel.events.push(event);
        parcels.set(key, parcel);
      }
      await intake.take({ company, source: SOURCE, parcels: [...parcels.values()] }, now);
    },
  };
}
