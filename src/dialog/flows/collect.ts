import { passOn, type Flow } from './flow.js';

/**
 * Collects what a person will need, then brings one in: whoever takes over asks nothing twice.
 * @param needs what is asked for first
 */
export function collectFor(needs: Flow['needs']): Flow {
  return {
    needs,
    texts: { answer: ['waybill', 'amount'] },
    async act(context) {
      const { waybills, amount } = context.state.slots;
      const [waybill = ''] = waybills ?? [];
      const card = waybill ? await context.facts.parcel(waybill) : null;
      const values = { waybill, amount: amount ? amount / 100 : '' };
      return passOn(context, 'answer', values, {
        ...(card ? { card } : {}),
        why: `${context.intent} needs a person`,
      });
    },
  };
}
