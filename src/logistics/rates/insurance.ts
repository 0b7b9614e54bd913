import { z } from 'zod';
import { assertWhole } from './parcel-freight.js';
import { shareFen } from './surcharge.js';

const fen = z.number().int().min(0).max(1_000_000_000_000);

/**
 * What insuring a parcel (保价) costs: fixed up to some declared values, a share above them. The
 * company's own terms, hence configuration.
 */
export const insuranceTermsSchema = z.strictObject({
  bands: z.array(z.strictObject({ upToFen: fen, feeFen: fen })).max(50),
  /** Of declared values above the bands, hundredths of a percent: 50 is 5‰. */
  aboveBasisPoints: z.number().int().min(0).max(10_000),
  /** The highest value that may be declared. */
  mostFen: fen.optional(),
});
export type InsuranceTerms = z.infer<typeof insuranceTermsSchema>;

/**
 * The fee for a declared value.
 *
 * @returns null where so much cannot be insured
 * @example insuranceFee(terms, 50_000) // 100: up to ¥500 for ¥1
 */
export function insuranceFee(terms: InsuranceTerms, declaredFen: number): number | null {
  assertWhole(declaredFen, 1, 'declaredFen');
  if (terms.mostFen !== undefined && declaredFen > terms.mostFen) return null;
  const band = terms.bands
    .toSorted((a, b) => a.upToFen - b.upToFen)
    .find(({ upToFen }) => declaredFen <= upToFen);
  return band ? band.feeFen : shareFen(declaredFen, terms.aboveBasisPoints);
}

/**
 * What an insured parcel's loss is paid with: `min(D, L × min(1, D/V))` less what the rest is
 * still worth (domain facts, section 2). Half a fen is rounded up.
 *
 * @throws {RangeError} where a value is no whole number of fen, or more is lost than there was
 */
export function insurancePays(incident: {
  /** D, above 0. */
  declaredFen: number;
  /** V, what all of it was worth, above 0. */
  valueFen: number;
  /** L */
  lossFen: number;
  /** What is left of the damaged goods. */
  residualFen?: number;
}): number {
  const { declaredFen, valueFen, lossFen, residualFen = 0 } = incident;
  assertWhole(declaredFen, 1, 'declaredFen');
  assertWhole(valueFen, 1, 'valueFen');
  assertWhole(lossFen, 0, 'lossFen');
  assertWhole(residualFen, 0, 'residualFen');
  if (lossFen > valueFen) throw new RangeError('lossFen must not be above valueFen');
  const covered = declaredFen >= valueFen ? lossFen : proportion(lossFen, declaredFen, valueFen);
  return Math.max(0, Math.min(declaredFen, covered) - residualFen);
}

/** `amount × part / whole`, exact however large. */
function proportion(amount: number, part: number, whole: number): number {
  const [a, p, w] = [BigInt(amount), BigInt(part), BigInt(whole)];
  return Number((2n * a * p + w) / (2n * w));
}
