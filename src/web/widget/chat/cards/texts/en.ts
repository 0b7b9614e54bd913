import { trackingStateNames } from '../../../../shared/tracking-state-names.js';
import { priceNames } from '../../../../../protocol/price-names.js';
import { workOrderNames } from '../../../../../protocol/work-order-names.js';
import type { CardTexts } from './card-texts.js';

export const en: CardTexts = {
  demo: 'Demo data',
  parcel: {
    title: 'Tracking',
    copy: 'Copy the tracking number',
    copied: 'Copied',
    promised: (when) => `Expected by ${when}; the actual day may differ`,
    late: (when) => `Was expected by ${when} and is late`,
    more: (count) => `Show ${count} earlier`,
    less: 'Show less',
    events: 'Progress, latest first',
    original: 'Carrier’s words:',
  },
  quote: {
    title: 'Estimated price',
    chargeable: (kilograms) => `Chargeable weight ${kilograms} kg`,
    ...priceNames.en,
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
    services: 'Services:',
    comma: ', ',
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
  progress: {
    claim: 'Claim progress',
    complaint: 'Complaint progress',
    incidents: {
      delay: 'Claim for delay',
      lost: 'Claim for loss',
      damage: 'Claim for damage',
      shortage: 'Claim for missing contents',
      wrong_item: 'Claim for wrong goods',
    },
    kinds: {
      delay: 'Complaint about delay',
      attitude: 'Complaint about manners',
      no_consent: 'Left without consent',
      charge: 'Complaint about a charge',
      privacy: 'Personal data',
      regulator: 'Appeal to the regulator',
    },
    claimStates: {
      filed: 'Filed',
      reviewing: 'In review',
      offered: 'Offer made',
      refused: 'Not paid',
      accepted: 'Agreed, to be paid',
      paid: 'Paid',
    },
    complaintStates: { open: 'Taken', answered: 'Answered, in work', closed: 'Closed' },
    claimNext: {
      filed: 'our answer after checking',
      reviewing: 'our answer after the review',
      offered: 'your word on the offer',
      accepted: 'the payment',
    },
    complaintNext: { open: 'a first reply', answered: 'the outcome' },
    next: (step, when) => `Next: ${step}, expected by ${when}`,
    latest: (when) => `You will know the outcome by ${when} at the latest`,
    offer: (amount) => `Offer ${amount} (company terms)`,
  },
  form: {
    title: 'Or fill in everything at once',
    optional: '(optional)',
    any: 'Any',
    submit: 'Send',
    colon: ': ',
  },
  states: trackingStateNames.en,
};
