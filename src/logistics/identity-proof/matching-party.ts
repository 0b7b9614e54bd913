import type { Party } from '../../protocol/index.js';

/** The phones of a parcel's two people. */
interface Phones {
  senderPhone: string | null;
  receiverPhone: string | null;
}

const PROVING_DIGITS = 4;

/** A phone without what people write between its digits. */
export function digitsOf(phone: string): string {
  return phone.normalize('NFKC').replace(/\D/g, '');
}

/**
 * Whose phone ends in these four digits; both where the two phones do.
 *
 * @param lastFour as the customer wrote it; anything but four digits matches nobody
 */
export function matchingParties(phones: Phones, lastFour: string): Party[] {
  const given = lastFour.normalize('NFKC').trim();
  if (!/^\d{4}$/.test(given)) return [];
  const owners: [Party, string | null][] = [
    ['sender', phones.senderPhone],
    ['receiver', phones.receiverPhone],
  ];
  return owners
    .filter(([, phone]) => digitsOf(phone ?? '').slice(-PROVING_DIGITS) === given)
    .map(([party]) => party);
}
