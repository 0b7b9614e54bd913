import type { PageContext } from '../../../protocol/index.js';

const LONGEST = 100;
const REGION = /^[1-9]\d{5}$/;

/** What is fit to be sent of what a page gave as its context; the rest is passed over. */
export function readContext(given: unknown): PageContext {
  if (typeof given !== 'object' || given === null) return {};
  const { waybill, order, outlet, region } = given as Record<string, unknown>;
  return {
    ...named('waybill', waybill),
    ...named('order', order),
    ...named('outlet', outlet),
    ...(REGION.test(String(region)) && { region: String(region) }),
  };
}

function named<Name extends keyof PageContext>(name: Name, given: unknown): PageContext {
  // Shops often have their order numbers as numbers.
  const text = typeof given === 'number' ? String(given) : given;
  if (typeof text !== 'string') return {};
  const plain = text.trim();
  const fits = plain !== '' && plain.length <= LONGEST && plain.isWellFormed();
  return fits && !plain.includes('\0') ? { [name]: plain } : {};
}
