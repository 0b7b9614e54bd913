import { Injectable, Logger } from '@nestjs/common';
import { CodedError } from '../../platform/errors.js';
import { MetricsService } from '../../platform/health/metrics.service.js';
import { refuseTooDeep } from '../../platform/http/json-depth.js';
import { CompaniesService } from '../companies/companies.service.js';
import type { Company } from '../companies/company.js';
import type { ToldWaybill } from '../intake/save-waybills.js';
import { IntakeService } from '../intake/intake.service.js';
import {
  AFTERSHIP,
  isAftershipSignature,
  parcelOfTracking,
  readAftershipWebhook,
} from './aftership.js';
import type { FeedParcel, Refusal } from './feed-event.js';
import { isKuaidi100Signature, KUAIDI100, parcelOfPush, readKuaidi100Push } from './kuaidi100.js';
import {
  isEventsSignature,
  isTimely,
  parcelsOfBatch,
  readEventBatch,
  SIGNED_EVENTS,
} from './signed-events.js';
import { waybillsOfBatch } from './signed-waybills.js';

/** What a feed is told about its request. */
export interface FeedReport {
  /** Events that were new. */
  stored: number;
  /** Events that were known already. */
  repeated: number;
  /** Events that were not taken, each with its place and reason; the others were. */
  refused: Refusal[];
}

const unsigned = () => new CodedError('SIGNATURE_INVALID', 'The signature does not fit the body');

/** What carriers, AfterShip and a company's own system report about parcels. */
@Injectable()
export class FeedsService {
  private readonly logger = new Logger('Feeds');

  constructor(
    private readonly companies: CompaniesService,
    private readonly intake: IntakeService,
    private readonly metrics: MetricsService,
  ) {}

  /**
   * A push of Kuaidi100: a form with `param` and `sign`. Sent again it changes nothing.
   * @throws {CodedError} NOT_FOUND, SIGNATURE_INVALID, INVALID_PAYLOAD, RATE_LIMITED
   */
  async takeKuaidi100(companyId: string, body: Buffer, now: Date): Promise<FeedReport> {
    const { company, feed } = this.feedOf(companyId, 'kuaidi100');
    const form = new URLSearchParams(body.toString('utf8'));
    const param = form.get('param') ?? '';
    if (!isKuaidi100Signature(param, form.get('sign') ?? '', feed.salt)) throw unsigned();
    refuseTooDeep(Buffer.from(param));
    const push = readKuaidi100Push(param);
    if (!push) throw new CodedError('INVALID_PAYLOAD', 'param is no push of Kuaidi100');
    const { parcel, refusals } = parcelOfPush(push, { zone: company.timezone, now });
    return this.store(company, KUAIDI100, { parcels: parcel ? [parcel] : [], refusals }, now);
  }

  /**
   * A webhook of AfterShip, signed over its raw body; its `event_id` counts once.
   * @throws {CodedError} NOT_FOUND, SIGNATURE_INVALID, INVALID_PAYLOAD, RATE_LIMITED
   */
  async takeAftership(
    companyId: string,
    body: Buffer,
    signature: string,
    now: Date,
  ): Promise<FeedReport> {
    const { company, feed } = this.feedOf(companyId, 'aftership');
    if (!isAftershipSignature(body, signature, feed.secret)) throw unsigned();
    refuseTooDeep(body);
    const webhook = readAftershipWebhook(body);
    if (!webhook) throw new CodedError('INVALID_PAYLOAD', 'The body is no webhook of AfterShip');
    const clock = { zone: company.timezone, now };
    const { parcel, refusals } = parcelOfTracking(webhook.msg, clock, 'msg');
    const read = { parcels: parcel ? [parcel] : [], refusals, deliveryId: webhook.event_id };
    return this.store(company, AFTERSHIP, read, now);
  }

  /**
   * Events of a company's own system, signed together with the time of the request.
   * @throws {CodedError} NOT_FOUND, SIGNATURE_INVALID, REQUEST_EXPIRED, REPLAYED,
   *   INVALID_PAYLOAD, RATE_LIMITED
   */
  async takeEvents(
    companyId: string,
    body: Buffer,
    signed: { timestamp: string; signature: string },
    now: Date,
  ): Promise<FeedReport> {
    const { company, feed } = this.feedOf(companyId, 'events');
    const { timestamp, signature } = signed;
    if (!isEventsSignature(timestamp, body, signature, feed.secret)) throw unsigned();
    if (!isTimely(timestamp, now, feed.windowSeconds)) {
      throw new CodedError('REQUEST_EXPIRED', 'The timestamp is too far from the present', {
        details: { windowSeconds: feed.windowSeconds, now: Math.floor(now.getTime() / 1000) },
      });
    }
    refuseTooDeep(body);
    const batch = readEventBatch(body);
    if (!batch) {
      const message = 'The body is not {events: […], waybills: […]} of at most 5000 each';
      throw new CodedError('INVALID_PAYLOAD', message);
    }
    const { parcels, refusals } = parcelsOfBatch(batch.events, company, now);
    const told = waybillsOfBatch(batch.waybills, company, now);
    const read = {
      parcels,
      waybills: told.waybills,
      refusals: [...told.refusals, ...refusals],
      deliveryId: signature.toLowerCase(),
      refuseRepeat: true,
    };
    return this.store(company, SIGNED_EVENTS, read, now);
  }

  private async store(
    company: Company,
    source: string,
    read: {
      parcels: FeedParcel[];
      waybills?: ToldWaybill[];
      refusals: Refusal[];
      deliveryId?: string;
      refuseRepeat?: boolean;
    },
    now: Date,
  ): Promise<FeedReport> {
    const { parcels, waybills, refusals, deliveryId, refuseRepeat } = read;
    const taken = await this.intake.take({ company, source, parcels, waybills, deliveryId }, now);
    if (taken.delivered && refuseRepeat) {
      throw new CodedError('REPLAYED', 'The same signed request was taken before');
    }
    this.metrics.feedEvents.inc({ source, outcome: 'stored' }, taken.stored);
    this.metrics.feedEvents.inc({ source, outcome: 'repeated' }, taken.repeated);
    this.metrics.feedEvents.inc({ source, outcome: 'refused' }, refusals.length);
    if (refusals.length > 0) {
      this.logger.warn({ company: company.id, source, refused: refusals.slice(0, 20) });
    }
    return { stored: taken.stored, repeated: taken.repeated, refused: refusals };
  }

  private feedOf<K extends keyof Company['feeds']>(companyId: string, name: K) {
    const company = this.companies.find(companyId);
    const feed = company?.feeds[name];
    if (!company || !feed) throw new CodedError('NOT_FOUND', 'No such feed');
    return { company, feed };
  }
}
