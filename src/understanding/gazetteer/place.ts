import type { Found } from '../entities/found.js';

/** A place that can be named: a division of GB/T 2260, a country, or a large city abroad. */
export interface GazetteerPlace {
  /**
   * GB/T 2260, six digits; abroad the ISO 3166 code of a country (`JP`) or the UN/LOCODE of a
   * city without its space (`JPTYO`).
   */
  adcode: string;
  level: 'country' | 'province' | 'city' | 'district';
  province: string;
  /** Of a municipality, the name of its province; empty of a province or country. */
  city: string;
  district?: string;
  name: string;
}

/** A place where it stands in a text. */
export type FoundPlace = Found<GazetteerPlace>;

/**
 * How much a name tells by itself. `sure` is a place wherever it stands; `weak` where the words
 * around speak of places or its parent stands before it; `inside` only behind its parent.
 */
export type Strength = 'sure' | 'weak' | 'inside';

/** One way to name a place. */
export interface Naming {
  place: GazetteerPlace;
  strength: Strength;
  /** Whether the name says what it is (成都市): such a name is never part of a street's. */
  whole: boolean;
}

/** Whether `inner` lies in `outer`, or is the same. */
export function contains(outer: GazetteerPlace, inner: GazetteerPlace): boolean {
  if (outer.adcode === inner.adcode) return true;
  switch (outer.level) {
    case 'country':
      return outer.adcode === 'CN'
        ? /^\d/.test(inner.adcode)
        : inner.level === 'city' && inner.adcode.startsWith(outer.adcode);
    case 'province':
      return outer.adcode.slice(0, 2) === inner.adcode.slice(0, 2);
    case 'city':
      return inner.level === 'district' && outer.adcode.slice(0, 4) === inner.adcode.slice(0, 4);
    case 'district':
      return false;
  }
}
