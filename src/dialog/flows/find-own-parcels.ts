import { wordTrackingState } from '../wording.js';
import { answer, type Flow } from './flow.js';

const SHOWN = 5;

/** Finds parcels without a number: of a customer whom the page vouches for; else says how. */
export const findOwnParcels: Flow = {
  needs: [],
  texts: { own: ['count'], guidance: [] },
  async act(context) {
    const waybills = (await context.facts.ownParcels()).slice(0, SHOWN);
    if (waybills.length === 0) return answer(context, 'guidance');
    const parcels = await Promise.all(waybills.map((waybill) => context.facts.parcel(waybill)));
    const choices = parcels.flatMap((parcel) =>
      parcel
        ? [
            {
              text: `${parcel.waybill} ${wordTrackingState(parcel.state, context.locale)}`,
              waybill: parcel.waybill,
              intent: 'tracking.where',
            },
          ]
        : [],
    );
    return answer(context, 'own', { count: choices.length }, { choices });
  },
};
