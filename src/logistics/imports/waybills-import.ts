import type { IntakeService } from '../intake/intake.service.js';
import { type Person, type ToldWaybill, toldTogether } from '../intake/save-waybills.js';
import { SOURCE } from './events-import.js';
import type { ImportKind } from './import-kind.js';

const MONEY = { scale: 100, least: 0, most: 10_000_000 } as const;
const PRODUCT = /^[a-z0-9][a-z0-9_-]{0,39}$/;

/** Parcels with their ends and people; their events come by feeds or by another file. */
export function waybillsImport(intake: IntakeService): ImportKind<ToldWaybill> {
  return {
    name: 'waybills',
    columns: [
      ...['waybill', 'carrier', 'product', 'origin', 'target', 'promised_at', 'weight_kg'],
      ...['sender_name', 'sender_phone', 'sender_address'],
      ...['receiver_name', 'receiver_phone', 'receiver_address'],
      ...['freight', 'declared_value'],
    ],
    required: ['waybill'],
    read: (cells, { company }) => {
      const person = (side: 'sender' | 'receiver'): Person => ({
        name: cells.optional(`${side}_name`, 100),
        phone: cells.phone(`${side}_phone`),
        address: cells.optional(`${side}_address`, 300),
      });
      return {
        number: cells.waybill('waybill'),
        carrier: cells.carrier('carrier', company.carrier),
        product: cells.has('product')
          ? cells.code('product', PRODUCT, 'a product such as standard')
          : null,
        originAdcode: cells.has('origin') ? cells.place('origin') : null,
        targetAdcode: cells.has('target') ? cells.place('target') : null,
        promisedAt: cells.has('promised_at') ? cells.time('promised_at', { aheadDays: 365 }) : null,
        grams: cells.has('weight_kg')
          ? cells.scaled('weight_kg', { scale: 1000, least: 0.001, most: 100_000 })
          : null,
        freightFen: cells.has('freight') ? cells.scaled('freight', MONEY) : null,
        declaredFen: cells.has('declared_value') ? cells.scaled('declared_value', MONEY) : null,
        sender: person('sender'),
        receiver: person('receiver'),
      };
    },
    keyOf: ({ number, carrier }) => `${carrier} ${number}`,
    together: toldTogether,
    save: async (waybills, { company, now }) => {
      await intake.take({ company, source: SOURCE, parcels: [], waybills }, now);
    },
  };
}
