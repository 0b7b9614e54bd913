import { Injectable } from '@nestjs/common';
import type {
  Arrival,
  ClaimFacts,
  ComplaintFacts,
  Facts,
  InsuranceExample,
  ProofOutcome,
  QuoteQuery,
} from '../dialog/index.js';
import { cityAdcodeOf, namesCity } from '../logistics/adcode.js';
import { CompaniesService } from '../logistics/companies/companies.service.js';
import { IdentityProofService } from '../logistics/identity-proof/identity-proof.service.js';
import { dayIn } from '../logistics/local-time.js';
import { LogisticsService } from '../logistics/logistics.service.js';
import { laterBy } from '../logistics/notices/delay.js';
import { wordNotice } from '../logistics/notices/notice-text.js';
import { NoticesService } from '../logistics/notices/notices.service.js';
import { insuranceFee, insurancePays } from '../logistics/rates/insurance.js';
import { charge, isFreight, redirectFee, returnFee } from '../logistics/rates/parcel-fees.js';
import { WorkOrdersService } from '../logistics/work-orders/work-orders.service.js';
import { CodedError } from '../platform/errors.js';
import type { QuoteCard, WorkOrderRequest } from '../protocol/index.js';

/** More outlets than this in one answer are not read. */
const OUTLETS_SHOWN = 5;
/** Days are told by the business zone's calendar. */
const BUSINESS_ZONE = 'Asia/Shanghai';
/** Where a company names no highest value that may be insured. */
const MOST_INSURED_FEN = 2_000_000;

/** Whose turn asks. */
export interface Asking {
  conversationId: string;
  customerId: string;
  /** The message that is answered: what is ordered for it is ordered once. */
  seq: number;
  now: Date;
}

/** What is ordered once in a turn. */
function keyOf(seq: number, request: WorkOrderRequest): string {
  const parcel = 'waybill' in request ? `-${request.waybill}` : '';
  return `turn-${seq}-${request.kind}${parcel}`;
}

/** What the dialogue asks of the world, answered by the logistics modules. */
@Injectable()
export class LogisticsFacts {
  constructor(
    private readonly logistics: LogisticsService,
    private readonly companies: CompaniesService,
    private readonly proofs: IdentityProofService,
    private readonly workOrders: WorkOrdersService,
    private readonly regional: NoticesService,
  ) {}

  /**
   * The world as one turn of a conversation may ask about it.
   * @param asking `network`: where the customer is connected from, if that is known
   */
  of({
    conversationId,
    seq,
    now,
    network,
  }: Omit<Asking, 'customerId'> & { network?: string }): Omit<
    Facts,
    keyof (ClaimFacts & ComplaintFacts)
  > {
    const { logistics, proofs, workOrders } = this;
    const asking = { conversationId, by: 'customer' as const };
    // Whatever tells what a parcel weighs is shown by one rule, and recorded.
    const weighed = async <Told>(waybill: string, finding: Promise<Told | null>) => {
      const told = await finding;
      return told && (await proofs.showsCharge(conversationId, waybill, now)) ? told : null;
    };
    return {
      parcel: (waybill) => logistics.findParcel(waybill),
      arrival: (waybill) => this.arrival(waybill, now),
      quote: (query) => this.quote(query, now),
      returnFee: (waybill) => weighed(waybill, returnFee(logistics, waybill, now)),
      redirectFee: (waybill, adcode) =>
        weighed(waybill, redirectFee(logistics, waybill, adcode, now)),
      staysInCity: async (waybill, adcode) => {
        const target = (await logistics.findTerms(waybill))?.targetAdcode;
        return !!target && namesCity(adcode) && cityAdcodeOf(target) === cityAdcodeOf(adcode);
      },
      charge: (waybill, statedGrams) => weighed(waybill, charge(logistics, waybill, statedGrams)),
      insurance: (valueFen) => Promise.resolve(this.insurance(valueFen)),
      outlets: (query) => logistics.findOutlets({ ...query, limit: OUTLETS_SHOWN, now }),
      notices: async (adcode, locale) => {
        const found = await this.regional.noticesFor(adcode, now, { parts: true });
        return found.map((notice) => ({ text: wordNotice(notice, locale) }));
      },
      partiesOf: (waybill) => proofs.partiesOf(conversationId, waybill, now),
      prove: (waybill, lastFour) => this.prove({ conversationId, waybill, lastFour, network }, now),
      details: (waybill, wanted) => proofs.details({ conversationId, waybill, wanted }, now),
      ownParcels: async () => {
        const own = await proofs.parcelsOf(conversationId, now);
        return [...new Set(own.map(({ waybill }) => waybill))];
      },
      ownOrders: () => workOrders.ownCards(conversationId),
      withdraw: async (id) => {
        const by = { kind: 'customer' } as const;
        const change = { id, to: 'cancelled', by, conversationId, announce: false } as const;
        await workOrders.advance(change, now).catch((error: unknown) => {
          // Too late, or taken back already: the card tells which.
          if (!(error instanceof CodedError && error.code === 'STATE_CONFLICT')) throw error;
        });
        return workOrders.card(id);
      },
      obstacleTo: (request) => workOrders.check(request, asking, now),
      order: (request: WorkOrderRequest) =>
        workOrders.submit(
          request,
          // Two intents of one message may order twice, but never the same kind for a parcel.
          { ...asking, key: keyOf(seq, request), announce: false },
          now,
        ),
    };
  }

  private async quote(
    query: QuoteQuery & { company?: string },
    now: Date,
  ): Promise<QuoteCard | null> {
    const { fromAdcode, toAdcode, grams, dimensions, cubicCentimetres, kind, company } = query;
    const dims = dimensions
      ? { length: dimensions.lengthCm, width: dimensions.widthCm, height: dimensions.heightCm }
      : undefined;
    const volume = cubicCentimetres ? { cubicCentimetres } : undefined;
    const asked = { fromAdcode, toAdcode, grams, dims, volume, company };
    const card = await this.logistics.quote(asked, now);
    if (!card) return null;
    const products = card.products.filter((product) => isFreight(product) === (kind === 'freight'));
    return products.length > 0 ? { ...card, products } : null;
  }

  /** By the terms of the first company that has any. */
  private insurance(valueFen: number): InsuranceExample | null {
    const terms = this.companies.all().find(({ insurance }) => insurance)?.insurance;
    if (!terms) return null;
    const mostFen = terms.mostFen ?? MOST_INSURED_FEN;
    const feeFen = valueFen > mostFen ? null : insuranceFee(terms, valueFen);
    if (feeFen === null) return { valueFen, feeFen: 0, halfLossFen: 0, halfPaysFen: 0, mostFen };
    const halfLossFen = Math.round(valueFen / 2);
    const loss = { declaredFen: valueFen, valueFen, lossFen: halfLossFen };
    return { valueFen, feeFen, halfLossFen, halfPaysFen: insurancePays(loss), mostFen };
  }

  /** From the lane's history; where that is too short, from the day that was promised. */
  private async arrival(waybill: string, now: Date): Promise<Arrival | 'too_few' | null> {
    const estimate = await this.logistics.estimateArrival(waybill, now);
    const dayOf = (at: Date) => dayIn(BUSINESS_ZONE, at);
    if (estimate?.kind === 'range') {
      const { earliest, latest, trips } = estimate;
      return { earliest: dayOf(earliest), latest: dayOf(latest), trips };
    }
    if (estimate?.kind === 'later_than_usual') return null;
    const parcel = await this.logistics.findParcel(waybill, now);
    if (!parcel?.promisedAt) return estimate?.kind === 'too_few' ? 'too_few' : null;
    const promised = new Date(parcel.promisedAt);
    const usual = { earliest: promised, latest: new Date(promised.getTime() + 24 * 3_600_000) };
    const { earliest, latest } = laterBy(usual, parcel.delayHours ?? null);
    return { earliest: dayOf(earliest), latest: dayOf(latest), trips: 0 };
  }

  private async prove(
    given: { conversationId: string; waybill: string; lastFour: string; network?: string },
    now: Date,
  ): Promise<ProofOutcome> {
    const result = await this.proofs.attempt(given, now);
    if (result.proved) return { proved: true };
    return result.refusal === 'LOCKED'
      ? { proved: false, locked: true, attemptsLeft: 0 }
      : { proved: false, locked: false, attemptsLeft: result.attemptsLeft };
  }
}
