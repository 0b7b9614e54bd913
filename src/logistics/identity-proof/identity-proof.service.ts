import { Injectable } from '@nestjs/common';
import {
  type DisclosedField,
  disclosedFields,
  type ParcelDetails,
  type Party,
} from '../../protocol/index.js';
import { CompaniesService } from '../companies/companies.service.js';
import { normalizeWaybill } from '../waybill-number.js';
import { extentOf } from './disclosure.js';
import {
  type AttemptLimit,
  IdentityProofStore,
  type ProvableParcel,
} from './identity-proof.store.js';
import { type IdentityClaims, readIdentityToken } from './identity-token.js';
import { maskField } from './masks.js';
import { digitsOf, matchingParties } from './matching-party.js';

const HOUR = 3_600_000;

/** How long a proof holds in its conversation: a working day, not the life of a browser tab. */
export const PROOF_HOURS = 12;
/** So many guesses in a conversation; four digits have ten thousand values. */
export const CONVERSATION_ATTEMPTS = 5;
const CONVERSATION_WINDOW_MS = HOUR;
/** So many on a waybill, from however many conversations. */
export const WAYBILL_ATTEMPTS = 10;
const WAYBILL_WINDOW_MS = 24 * HOUR;
/**
 * So many that failed from one network, on whatever numbers: neither new conversations nor other
 * parcels give more guesses. Many honest people share one, so that it is generous.
 */
export const NETWORK_FAILURES = 60;
const NETWORK_WINDOW_MS = HOUR;
/** So many parcels of a phone are offered to choose from. */
const OWN_PARCELS_SHOWN = 10;

/** Whom an embedding page has vouched for. */
export interface ProvedUser {
  company: string;
  subject: string;
  /** No longer than this. */
  until: Date;
}

/** What came of an attempt to prove an identity by digits. */
export type ProofResult =
  | { proved: true; as: Party[] }
  /** Also where there is no such parcel: the two are not told apart. */
  | { proved: false; refusal: 'NOT_MATCHED'; attemptsLeft: number }
  | { proved: false; refusal: 'LOCKED'; retryAfterMs: number };

/** Who a customer is to a parcel, and what they may therefore see. */
@Injectable()
export class IdentityProofService {
  constructor(
    private readonly store: IdentityProofStore,
    private readonly companies: CompaniesService,
  ) {}

  /**
   * Tries to prove an identity by a waybill and the last four digits of its sender's or
   * receiver's phone. Attempts are limited by conversation and by waybill, and failures by
   * network; the counts are stored, and they also count attempts on parcels that do not exist.
   *
   * @param given `network`: where the customer is connected from, if that is known
   */
  async attempt(
    given: { conversationId: string; waybill: string; lastFour: string; network?: string },
    now: Date,
  ): Promise<ProofResult> {
    const { conversationId } = given;
    const number = normalizeWaybill(given.waybill);
    const limits = limitsOf(conversationId, number);
    const network = given.network === undefined ? null : networkLimit(given.network);
    await this.store.forgetEndedAttempts(now);
    // First, so that a network which has no guesses left locks up nobody's parcel.
    const barred = network && (await this.store.lockedUntil(network, now));
    if (barred) return lockedUntil(barred, now);
    let attemptsLeft = CONVERSATION_ATTEMPTS;
    for (const limit of limits) {
      const counted = await this.store.countAttempt(limit, now);
      if ('lockedUntil' in counted) return lockedUntil(counted.lockedUntil, now);
      attemptsLeft = Math.min(attemptsLeft, counted.left);
    }
    const parcel = number ? await this.store.parcel(number) : null;
    const as = parcel ? matchingParties(parcel, given.lastFour) : [];
    if (!parcel || as.length === 0) {
      if (network) await this.store.countAttempt(network, now);
      return { proved: false, refusal: 'NOT_MATCHED', attemptsLeft };
    }
    await this.store.addProofs(
      as.map((party) => ({ conversationId, waybillId: parcel.id, party })),
      { method: 'phone_digits', at: now, until: hoursAfter(now, PROOF_HOURS) },
    );
    await this.store.forgiveAttempts(limits.map(({ scope }) => scope));
    return { proved: true, as };
  }

  /**
   * What a token says that the embedding page signed. `iss` is a company that is served.
   * @throws {CodedError} TOKEN_INVALID, TOKEN_EXPIRED
   */
  readToken(token: string, now: Date): Promise<IdentityClaims> {
    return readIdentityToken(token, (id) => this.companies.find(id)?.identity?.secret, now);
  }

  /**
   * Takes what such a token says: its parcels and the parcels of its phone count as the
   * customer's while the token lives, at most {@link PROOF_HOURS}.
   *
   * @returns who the visitor is to the page, and until when
   */
  async prove(conversationId: string, claims: IdentityClaims, now: Date): Promise<ProvedUser> {
    const until = new Date(Math.min(claims.exp * 1000, hoursAfter(now, PROOF_HOURS).getTime()));
    await this.keepPhone(conversationId, claims, until);
    const proofs = [];
    for (const { number, as } of claims.waybills ?? []) {
      const parcel = await this.parcel(number, claims.iss);
      if (parcel) proofs.push({ conversationId, waybillId: parcel.id, party: as });
    }
    if (proofs.length > 0) {
      await this.store.addProofs(proofs, { method: 'token', at: now, until });
    }
    return { company: claims.iss, subject: claims.sub, until };
  }

  /** What the customer has proved to be to a parcel; nothing where the number is unknown. */
  async partiesOf(conversationId: string, waybill: string, now: Date): Promise<Party[]> {
    const parcel = await this.parcel(waybill);
    return parcel ? this.partiesTo(parcel, conversationId, now) : [];
  }

  /** The newest parcels of the phones vouched for, for who has no number at hand. */
  async parcelsOf(conversationId: string, now: Date): Promise<{ waybill: string; as: Party }[]> {
    const phones = await this.store.phonesOf(conversationId, now);
    const found = await Promise.all(
      phones.map((phone) => this.store.parcelsOfPhone(phone, OWN_PARCELS_SHOWN)),
    );
    return found.flat().map(({ number, party }) => ({ waybill: number, as: party }));
  }

  /**
   * The personal data of a parcel that this customer may see; nothing where they have proved
   * nothing. Every value that is shown whole is recorded before it is given.
   *
   * @param wanted only these fields; all of them where it is left out
   * @returns null where no parcel has that number
   */
  async details(
    given: { conversationId: string; waybill: string; wanted?: readonly DisclosedField[] },
    now: Date,
  ): Promise<ParcelDetails | null> {
    const parcel = await this.parcel(given.waybill);
    if (!parcel) return null;
    const { conversationId, wanted = disclosedFields } = given;
    const parties = await this.partiesTo(parcel, conversationId, now);
    const extents = wanted
      .map((field) => ({ field, extent: extentOf(field, parties, parcel.state) }))
      .filter(({ extent }) => extent !== 'none');
    const details: ParcelDetails = { waybill: parcel.number, as: parties, fields: {} };
    if (extents.length === 0) return details;

    const values = await this.store.privateValues(parcel.id);
    const whole: DisclosedField[] = [];
    for (const { field, extent } of extents) {
      const value = values[field];
      if (value === undefined) continue;
      const masked = extent === 'masked';
      if (!masked) whole.push(field);
      details.fields[field] = { value: masked ? maskField(field, value) : value, masked };
    }
    if (whole.length > 0) {
      const record = { conversationId, waybillId: parcel.id, fields: whole, parties, at: now };
      await this.store.recordDisclosure(record);
    }
    return details;
  }

  /**
   * Whether this customer may see what a parcel was weighed at and its sending cost, or a fee that
   * tells the weight. To be asked right before it is shown: a yes is recorded.
   */
  async showsCharge(conversationId: string, waybill: string, now: Date): Promise<boolean> {
    const parcel = await this.parcel(waybill);
    if (!parcel) return false;
    const parties = await this.partiesTo(parcel, conversationId, now);
    if (extentOf('charge', parties, parcel.state) !== 'full') return false;
    const record = { conversationId, waybillId: parcel.id, parties, at: now };
    await this.store.recordDisclosure({ ...record, fields: ['charge'] });
    return true;
  }

  /** What is proved so far, and what the phones vouched for prove now. */
  private async partiesTo(
    parcel: ProvableParcel,
    conversationId: string,
    now: Date,
  ): Promise<Party[]> {
    for (const { company, phone, until } of await this.store.phonesOf(conversationId, now)) {
      if (company !== parcel.company) continue;
      const own = (stored: string | null) => stored !== null && samePhone(stored, phone);
      const parties: Party[] = [];
      if (own(parcel.senderPhone)) parties.push('sender');
      if (own(parcel.receiverPhone)) parties.push('receiver');
      if (parties.length === 0) continue;
      await this.store.addProofs(
        parties.map((party) => ({ conversationId, waybillId: parcel.id, party })),
        { method: 'token', at: now, until },
      );
    }
    return this.store.partiesOf(conversationId, parcel.id, now);
  }

  private async parcel(waybill: string, company?: string): Promise<ProvableParcel | null> {
    const number = normalizeWaybill(waybill);
    return number ? this.store.parcel(number, company) : null;
  }

  private async keepPhone(
    conversationId: string,
    { iss, sub, phone }: IdentityClaims,
    until: Date,
  ): Promise<void> {
    const digits = digitsOf(phone ?? '');
    if (digits.length < SHORTEST_PHONE) return;
    await this.store.keepPhone({ conversationId, company: iss, subject: sub, digits, until });
  }
}

/** Fewer digits are no phone, and would match strangers. */
const SHORTEST_PHONE = 7;
/** A mainland mobile; what stands before it is a country code. */
const COMPARED_DIGITS = 11;

function samePhone(stored: string, phone: string): boolean {
  const [one, other] = [digitsOf(stored), digitsOf(phone)].map((digits) =>
    digits.slice(-COMPARED_DIGITS),
  );
  return one === other;
}

/** The waybill's own limit comes second: guesses in a locked conversation do not use it up. */
function limitsOf(conversationId: string, number: string | null): AttemptLimit[] {
  const limits = [
    {
      scope: `conversation/${conversationId}`,
      most: CONVERSATION_ATTEMPTS,
      windowMs: CONVERSATION_WINDOW_MS,
    },
  ];
  if (number) {
    limits.push({
      scope: `waybill/${number}`,
      most: WAYBILL_ATTEMPTS,
      windowMs: WAYBILL_WINDOW_MS,
    });
  }
  return limits;
}

function networkLimit(network: string): AttemptLimit {
  const scope = `network/${network}`;
  return { scope, most: NETWORK_FAILURES, windowMs: NETWORK_WINDOW_MS };
}

function lockedUntil(until: Date, now: Date): ProofResult {
  const retryAfterMs = Math.max(0, until.getTime() - now.getTime());
  return { proved: false, refusal: 'LOCKED', retryAfterMs };
}

function hoursAfter(instant: Date, hours: number): Date {
  return new Date(instant.getTime() + hours * HOUR);
}
