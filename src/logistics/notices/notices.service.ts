import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { promiseIn } from '../../dialog/index.js';
import { CodedError } from '../../platform/errors.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import { OutboxService, type OutboxRow } from '../../platform/jobs/outbox.service.js';
import type { NoticeDraft, NoticeLine, NoticeView } from '../../protocol/index.js';
import { CompaniesService } from '../companies/companies.service.js';
import { placeOf } from '../place-names.js';
import type { NoticeEntity } from './notice.entity.js';
import { NoticeStore } from './notice.store.js';
import { presentLine, presentView } from './present-notice.js';
import { adcodeOfRegion, regionOf } from './region.js';

/** The outbox topic of a notice that was published: `{noticeId}`. */
export const NOTICE_PUBLISHED = 'notice.published';

/** A notice and whom it concerns. */
export interface NoticeScope {
  notice: NoticeLine;
  /** See `liesIn`. */
  regions: string[];
  /** Null: of every company. */
  company: string | null;
  /** Null: of every product. */
  product: string | null;
}

const NOTICES_LISTED = 200;

/** Closures, weather and incidents: what is the matter where, and since when. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly store: NoticeStore,
    private readonly outbox: OutboxService,
    private readonly companies: CompaniesService,
  ) {}

  /**
   * What is the matter at a place, the gravest first, at most five.
   *
   * @param adcode one place, or the places of a way
   * @param options `products` whose own notices count too; `company` whose parcels they are;
   *   `parts`: also what concerns only a part of the place, for questions about a whole city
   */
  async noticesFor(
    adcode: string | readonly string[],
    at: Date,
    options: { products?: readonly string[]; company?: string; parts?: boolean } = {},
  ): Promise<NoticeLine[]> {
    return (await this.inForce(adcode, at, options)).map(presentLine);
  }

  /** The same with the product that each is about; null: every product. */
  async byProduct(
    adcode: readonly string[],
    at: Date,
    products: readonly string[],
  ): Promise<{ notice: NoticeLine; product: string | null }[]> {
    const found = await this.inForce(adcode, at, { products });
    return found.map((notice) => ({ notice: presentLine(notice), product: notice.product }));
  }

  /** A notice that is in force, with its regions; null where it is not, or not any more. */
  async inForceNow(id: string, now: Date): Promise<NoticeScope | null> {
    const notice = await this.store.find(id);
    if (!notice || notice.state !== 'published') return null;
    if (notice.startsAt > now || (notice.endsAt && notice.endsAt <= now)) return null;
    const { regions, company, product } = notice;
    return { notice: presentLine(notice), regions, company, product };
  }

  /** For staff: the newest first. */
  async list(): Promise<NoticeView[]> {
    return (await this.store.newest(NOTICES_LISTED)).map(presentView);
  }

  /** @throws {CodedError} NOT_FOUND */
  async read(id: string): Promise<NoticeView> {
    return presentView(await this.need(id));
  }

  /**
   * Publishes a notice: it counts from its beginning on, and whom it concerns is told then.
   * @throws {CodedError} INVALID_PAYLOAD where a place or the company is unknown; PROMISE_REFUSED
   */
  async publish(draft: NoticeDraft, staffId: string, now: Date): Promise<NoticeView> {
    const id = uuidv7();
    const values = this.valuesOf(draft);
    const row = publishedRow(id);
    await this.store.transaction(async (manager) => {
      const times = { createdAt: now, updatedAt: now };
      await this.store.add(manager, { id, state: 'published', ...values, ...times });
      await recordAudit(manager, { actorId: staffId, action: row.topic, subject: id }, now);
      await this.outbox.put(manager, row, values.startsAt > now ? values.startsAt : null);
    });
    if (values.startsAt <= now) void this.outbox.dispatch(row);
    return this.read(id);
  }

  /**
   * Changes a notice. Customers who were told of it already are not told again.
   *
   * @param version the one the change was made from
   * @throws {CodedError} NOT_FOUND, INVALID_PAYLOAD, PROMISE_REFUSED; STATE_CONFLICT where it has changed meanwhile
   */
  async revise(
    id: string,
    { version, ...draft }: NoticeDraft & { version: number },
    staffId: string,
    now: Date,
  ): Promise<NoticeView> {
    const values = this.valuesOf(draft);
    const row = publishedRow(id);
    await this.need(id);
    await this.store.transaction(async (manager) => {
      const set = { ...values, updatedAt: now };
      if (!(await this.store.change(manager, { id, version }, set)))
        throw await this.conflict(id, manager);
      const entry = {
        actorId: staffId,
        action: 'notice.revised',
        subject: id,
        details: { version },
      };
      await recordAudit(manager, entry, now);
      await this.outbox.put(manager, row, values.startsAt > now ? values.startsAt : null);
    });
    if (values.startsAt <= now) void this.outbox.dispatch(row);
    return this.read(id);
  }

  /**
   * Ends a notice at once. Ending an ended one changes nothing.
   * @throws {CodedError} NOT_FOUND, STATE_CONFLICT
   */
  async withdraw(id: string, staffId: string, now: Date): Promise<NoticeView> {
    const { version, state } = await this.need(id);
    if (state === 'published') {
      await this.store.transaction(async (manager) => {
        const set = { state: 'withdrawn', updatedAt: now } as const;
        if (!(await this.store.change(manager, { id, version }, set))) {
          throw await this.conflict(id, manager);
        }
        const entry = { actorId: staffId, action: 'notice.withdrawn', subject: id };
        await recordAudit(manager, entry, now);
      });
    }
    return this.read(id);
  }

  /** @throws {CodedError} as {@link publish} */
  private valuesOf(draft: NoticeDraft) {
    if (draft.company !== undefined && !this.companies.find(draft.company)) {
      throw new CodedError('INVALID_PAYLOAD', 'The company is not known', {
        details: { path: 'company', problem: 'no company has this id' },
      });
    }
    return valuesOf(draft);
  }

  private inForce(
    adcode: string | readonly string[],
    at: Date,
    options: { products?: readonly string[]; company?: string; parts?: boolean },
  ): Promise<NoticeEntity[]> {
    const adcodes = typeof adcode === 'string' ? [adcode] : adcode;
    const { products = [], company, parts = false } = options;
    const regions = [...new Set(adcodes.map(regionOf))];
    return this.store.inForce({ regions, at, products, company, parts });
  }

  private async need(id: string, within?: EntityManager): Promise<NoticeEntity> {
    const notice = await this.store.find(id, within);
    if (!notice) throw new CodedError('NOT_FOUND', 'No such notice');
    return notice;
  }

  private async conflict(id: string, within: EntityManager): Promise<CodedError> {
    const { version, state } = await this.need(id, within);
    return new CodedError('STATE_CONFLICT', 'The notice has changed meanwhile', {
      details: { version, state },
    });
  }
}

function publishedRow(noticeId: string): OutboxRow {
  return { id: uuidv7(), topic: NOTICE_PUBLISHED, payload: { noticeId } };
}

/** @throws {CodedError} INVALID_PAYLOAD where a place is unknown; PROMISE_REFUSED */
function valuesOf(draft: NoticeDraft) {
  // The bot says it, and says nothing that promises: every answer about the place would be cut off.
  for (const [locale, title] of Object.entries(draft.title)) {
    const words = promiseIn(title);
    if (!words) continue;
    throw new CodedError('PROMISE_REFUSED', 'The title promises what nobody can keep', {
      details: { path: `title.${locale}`, words },
    });
  }
  const regions = [...new Set(draft.adcodes.map(regionOf))];
  for (const [position, region] of draft.adcodes.map(regionOf).entries()) {
    if (region === '' || placeOf(adcodeOfRegion(region))) continue;
    throw new CodedError('INVALID_PAYLOAD', 'A place is not known', {
      details: { path: `adcodes.${position}`, problem: 'no place has this code' },
    });
  }
  return {
    kind: draft.kind,
    regions,
    product: draft.product ?? null,
    company: draft.company ?? null,
    title: draft.title,
    startsAt: new Date(draft.startsAt),
    endsAt: draft.endsAt ? new Date(draft.endsAt) : null,
    delayLeastHours: draft.delayHours?.[0] ?? null,
    delayMostHours: draft.delayHours?.[1] ?? null,
  };
}
