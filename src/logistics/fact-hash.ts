import { hash } from 'node:crypto';
import { factKey, type TrackingFact } from './tracking-state.js';

/** 22 characters of base64url carry 132 bits: two different events never share them. */
const HASH_LENGTH = 22;

/** The dedupe key of an event in a form short enough for an index over millions of rows. */
export function factHash(fact: TrackingFact): string {
  return hash('sha256', factKey(fact), 'base64url').slice(0, HASH_LENGTH);
}
