import { goodsClassOf, type GoodsClass } from '../goods-classes.js';
import { answer, passOn, type Flow } from './flow.js';

/** What may be sent only under conditions, each told by a text of its own. */
const CONDITIONS = ['battery', 'liquid', 'perishable', 'animal', 'medicine', 'valuable'] as const;
/** What is packed in its own way. */
const PACKED = [
  'fragile',
  'electronics',
  'liquid',
  'perishable',
  'documents',
  'clothes',
  'furniture',
] as const;

const isOneOf = <Name extends GoodsClass>(
  names: readonly Name[],
  name: GoodsClass | null,
): name is Name => names.some((one) => one === name);

/** Whether goods may be sent; unknown stays unknown. */
export const checkGoods: Flow = {
  needs: ['goods'],
  texts: {
    hazardous: ['goods'],
    forbidden: ['goods'],
    ...Object.fromEntries(CONDITIONS.map((name) => [name, ['goods']])),
    allowed: ['goods'],
    unknown: ['goods'],
  },
  act(context) {
    const { goods = '' } = context.state.slots;
    const name = goodsClassOf(goods);
    const values = { goods };
    const more = { about: goods, why: `goods of class ${name ?? 'unknown'}` };
    if (name === 'hazardous') return Promise.resolve(passOn(context, name, values, more));
    if (name === 'forbidden' || isOneOf(CONDITIONS, name)) {
      return Promise.resolve(answer(context, name, values, more));
    }
    return Promise.resolve(answer(context, name ? 'allowed' : 'unknown', values, more));
  },
};

/** How to pack goods. */
export const advisePacking: Flow = {
  needs: ['goods'],
  texts: {
    ...Object.fromEntries(PACKED.map((name) => [name, ['goods']])),
    general: ['goods'],
    special: ['goods'],
  },
  act(context) {
    const { goods = '' } = context.state.slots;
    const name = goodsClassOf(goods);
    const values = { goods };
    const more = { about: goods, why: `goods of class ${name ?? 'unknown'}` };
    if (name === 'hazardous' || name === 'animal') {
      return Promise.resolve(passOn(context, 'special', values, more));
    }
    return Promise.resolve(answer(context, isOneOf(PACKED, name) ? name : 'general', values, more));
  },
};
