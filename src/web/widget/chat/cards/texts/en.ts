import { trackingStateNames } from '../../../../shared/tracking-state-names.js';
import { workOrderNames } from '../../../../shared/work-order-names.js';
import type { CardTexts } from './card-texts.js';

export const en: CardTexts = {
  demo: 'Demo data',
  parcel: {
    title: 'Tracking',
    copy: 'Copy the tracking number',
    copied: 'Copied',
    promised: (when) => `Expected by ${when}; the actual day may differ`,
    more: (count) => `Show ${count} earlier`,
    less: 'Show less',
    events: 'Progress, latest first',
  },
  quote: {
    title: 'Estimated price',
    chargeable: (kilograms) => `Chargeable weight ${kilograms} kg`,
    lines: {
      first_weight: 'First weight',
      next_weight: 'Additional',
      freight_weight: 'By weight',
      freight_volume: 'By volume',
      freight_minimum: 'Minimum charge',
      surcharge: 'Surcharge',
      insurance: 'Insurance',
    },
    items: {
      remote: 'Remote area',
      fuel: 'Fuel',
      oversize: 'Oversize',
      overweight: 'Overweight',
      peak: 'Peak season',
      forwarding: 'Forwarding',
      return: 'Return',
      cod: 'Cash on delivery',
      cold: 'Cold chain',
      pickup: 'Pickup',
      delivery: 'Delivery',
      upstairs: 'Carrying upstairs',
    },
    insured: (worth, lost, pays) => `Insurance example: worth ${worth}, lost ${lost}, pays ${pays}`,
    days: (from, to) =>
      from === to ? `about ${from} ${from === 1 ? 'day' : 'days'}` : `about ${from}–${to} days`,
    note: 'The price at the counter, after weighing, applies',
  },
  outlets: {
    title: (place) => (place ? `Outlets in ${place}` : 'Outlets nearby'),
    none: 'We found no outlet here',
    open: 'Open',
    closed: 'Closed',
    hours: 'Hours',
    call: (name) => `Call ${name}`,
  },
  notice: {
    delay: (least, most) => `About ${least}–${most} h later.`,
    until: (when) => `Until about ${when}.`,
  },
  workOrder: {
    title: 'Service request',
    ...workOrderNames.en,
    answerBy: (when) => `Answer expected by ${when}`,
    steps: 'Progress, latest first',
  },
  states: trackingStateNames.en,
};
