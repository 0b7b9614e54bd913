import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { GatheredReads } from '../platform/database/gathered-reads.js';
import type { TrackingState } from '../protocol/index.js';
import type { PublicEvent, PublicWaybill } from './parcel-card.js';
import { WaybillEntity } from './waybill.entity.js';

/** A demo parcel to try, with the digits that prove to be its made-up sender and receiver. */
export interface DemoExample {
  waybill: string;
  state: TrackingState;
  senderDigits: string;
  receiverDigits: string;
}

/** How a parcel was sent: no personal data. */
export type ParcelTerms = Pick<
  WaybillEntity,
  | 'company'
  | 'product'
  | 'number'
  | 'state'
  | 'originAdcode'
  | 'targetAdcode'
  | 'grams'
  | 'freightFen'
  | 'declaredFen'
  | 'demo'
>;

const EVENTS_SHOWN = 20;

/** Asked by every question for a parcel: one trip to the database, shared with others. */
const FIND_PUBLIC = `
  SELECT asked.ord::int, parcel.*
    FROM unnest($1::text[]) WITH ORDINALITY AS asked (number, ord)
   CROSS JOIN LATERAL (
     SELECT w.company, w.product, w.number, w.carrier, w.state, w.origin_adcode AS "originAdcode",
            w.target_adcode AS "targetAdcode", w.promised_at AS "promisedAt", w.demo,
            COALESCE((
              SELECT json_agg(newest) FROM (
                SELECT at, state, text, city_adcode AS "cityAdcode" FROM tracking_event
                 WHERE waybill_id = w.id
                 ORDER BY at DESC, id DESC LIMIT ${EVENTS_SHOWN}) newest), '[]') AS events
       FROM waybill w WHERE w.number = asked.number ORDER BY w.updated_at DESC LIMIT 1) parcel`;

/** Parcels and what happened to them, as the database has them. */
@Injectable()
export class ParcelStore {
  private readonly finding: GatheredReads<
    string,
    PublicWaybill & { events: (PublicEvent & { at: string })[] }
  >;

  constructor(
    @InjectRepository(WaybillEntity) private readonly waybills: Repository<WaybillEntity>,
  ) {
    this.finding = new GatheredReads(waybills.manager.dataSource, {
      name: 'find-public-parcels',
      sql: FIND_PUBLIC,
      valuesOf: (numbers) => [[...numbers]],
    });
  }

  /**
   * The parcel of a number with its 20 newest events, the newest first; where two carriers used the
   * same number, the one last heard of. Personal data is not even read.
   *
   * @param number as `normalizeWaybill` gives it
   */
  async findPublic(
    number: string,
  ): Promise<{ parcel: PublicWaybill; events: PublicEvent[] } | null> {
    const [row] = await this.finding.read(number);
    if (!row) return null;
    const { events, ...parcel } = row;
    return { parcel, events: events.map((event) => ({ ...event, at: new Date(event.at) })) };
  }

  /** The parcels of these numbers with the place of their newest event. */
  withLastCity(numbers: readonly string[]): Promise<
    (Pick<
      PublicWaybill,
      'number' | 'company' | 'product' | 'state' | 'originAdcode' | 'targetAdcode'
    > & {
      lastCity: string | null;
    })[]
  > {
    return this.waybills.query(
      `SELECT w.number, w.company, w.product, w.state, w.origin_adcode AS "originAdcode",
              w.target_adcode AS "targetAdcode", e.city_adcode AS "lastCity"
         FROM waybill w
         LEFT JOIN LATERAL (SELECT city_adcode FROM tracking_event
                             WHERE waybill_id = w.id AND city_adcode IS NOT NULL
                             ORDER BY at DESC, id DESC LIMIT 1) e ON true
        WHERE w.number = ANY($1)`,
      [numbers],
    );
  }

  /**
   * What a claim about the parcel of a number is reckoned by.
   *
   * @param number as `normalizeWaybill` gives it
   */
  findTerms(number: string): Promise<ParcelTerms | null> {
    return this.waybills.findOne({
      select: {
        company: true,
        product: true,
        number: true,
        state: true,
        originAdcode: true,
        targetAdcode: true,
        grams: true,
        freightFen: true,
        declaredFen: true,
        demo: true,
      },
      where: { number },
      order: { updatedAt: 'DESC' },
    });
  }

  /**
   * When the parcel of a number was sent: its first event, or when we heard of it.
   *
   * @param number as `normalizeWaybill` gives it
   */
  async sentAt(number: string): Promise<Date | null> {
    const [row]: { sentAt: Date }[] = await this.waybills.query(
      `SELECT COALESCE((SELECT min(at) FROM tracking_event WHERE waybill_id = w.id), w.created_at)
                AS "sentAt"
         FROM waybill w WHERE w.number = $1 ORDER BY w.updated_at DESC LIMIT 1`,
      [number],
    );
    return row?.sentAt ?? null;
  }

  /**
   * What was declared for the parcels of these numbers together, in fen; null where nothing was.
   *
   * @param numbers as `normalizeWaybill` gives them
   */
  async declaredFen(numbers: readonly string[]): Promise<number | null> {
    const [row]: { fen: string | null }[] = await this.waybills.query(
      `SELECT sum(declared_fen) AS fen FROM (
         SELECT DISTINCT ON (number) declared_fen FROM waybill
          WHERE number = ANY ($1) ORDER BY number, updated_at DESC) AS newest`,
      [numbers],
    );
    return row?.fen ? Number(row.fen) : null;
  }

  /** One demo parcel in each state there is. */
  async demoParcelOfEachState(): Promise<DemoExample[]> {
    const parcels = await this.waybills
      .createQueryBuilder('waybill')
      .select([
        'waybill.id',
        'waybill.number',
        'waybill.state',
        'waybill.senderPhone',
        'waybill.receiverPhone',
      ])
      .distinctOn(['waybill.state'])
      .where('waybill.demo')
      .orderBy('waybill.state')
      .addOrderBy('waybill.number', 'DESC')
      .getMany();
    return parcels.map(({ number, state, senderPhone, receiverPhone }) => ({
      waybill: number,
      state,
      senderDigits: senderPhone?.slice(-4) ?? '',
      receiverDigits: receiverPhone?.slice(-4) ?? '',
    }));
  }
}
