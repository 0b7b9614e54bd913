import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { CodedError } from '../../platform/errors.js';
import { OutboxService, type OutboxRow } from '../../platform/jobs/outbox.service.js';
import { RealtimeService } from '../../platform/realtime/realtime.service.js';
import type {
  WorkOrderCard,
  WorkOrderReason,
  WorkOrderRefusal,
  WorkOrderRequest,
  WorkOrdersPage,
  WorkOrdersQuery,
  WorkOrderState,
  WorkOrderView,
} from '../../protocol/index.js';
import { CompaniesService } from '../companies/companies.service.js';
import { presentCard, presentForStaff } from './present-work-order.js';
import { WorkOrderOpening } from './work-order-opening.js';
import { WORK_ORDER_CHANGED, WORK_ORDER_DUE, WORK_ORDER_WEBHOOK } from './work-order-events.js';
import { statesAfter, statesBefore } from './work-order-state.js';
import type { WorkOrderActor, WorkOrderEntity } from './work-order.entity.js';
import { WorkOrderStore } from './work-order.store.js';

/** Who asks for something, and where it is told. */
export interface SubmitContext {
  /** The conversation it belongs to; null where nobody talks about it. */
  conversationId: string | null;
  /**
   * Names this wish within its conversation, e.g. `turn-7`: submitting it again gives the first
   * result.
   */
  key: string;
  by: 'customer' | 'watcher';
  /** Whether the conversation is told by a message of its own; false where the caller tells it. */
  announce: boolean;
}

export type SubmitResult =
  | {
      ok: true;
      card: WorkOrderCard;
      /** False where the same key was submitted before. */
      fresh: boolean;
    }
  | { ok: false; refusal: WorkOrderRefusal };

/** A change of state somebody asks for. */
export interface AdvanceOrder {
  id: string;
  to: WorkOrderState;
  reason?: WorkOrderReason;
  note?: string;
  by: WorkOrderActor;
  /** Only in this conversation. */
  conversationId?: string;
  /** Whether the conversation is told by a message of its own; false where the caller tells it. */
  announce?: boolean;
  /** Of the company: its id, and its own id for the request, which counts once. */
  request?: { company: string; id: string };
}

const SHOWN_IN_CONVERSATION = 20;
const SHOWN_IN_LIST = 50;
const SOURCE = 'work-orders';

/** What is asked of companies for customers: opened, moved on, told to everybody concerned. */
@Injectable()
export class WorkOrdersService {
  constructor(
    private readonly store: WorkOrderStore,
    private readonly opening: WorkOrderOpening,
    private readonly companies: CompaniesService,
    private readonly outbox: OutboxService,
    private readonly realtime: RealtimeService,
  ) {}

  /**
   * Asks something of the company, or says why not. Of any number who ask the same at once, one
   * opens it.
   */
  async submit(
    request: WorkOrderRequest,
    context: SubmitContext,
    now: Date,
  ): Promise<SubmitResult> {
    const prepared = await this.opening.prepare(request, context, now);
    if ('refusal' in prepared) return { ok: false, refusal: prepared.refusal };
    const { order, limit } = prepared;
    const rows: OutboxRow[] = [];
    const opened = await this.store
      .transaction(async (manager) => {
        if (!(await this.store.open(manager, order, now))) return false;
        if (limit && !(await this.store.takeLimit(manager, limit, now))) throw new LimitTaken();
        const due = { id: uuidv7(), topic: WORK_ORDER_DUE, payload: { workOrderId: order.row.id } };
        await this.outbox.put(manager, due, order.row.deadline);
        const told = order.row.delivery !== 'none';
        const announced = context.announce && order.row.conversationId !== null;
        rows.push(...(await this.tell(manager, order.row.id, 1, { told, announced })));
        return true;
      })
      .catch((error: unknown) => {
        if (error instanceof LimitTaken) return false;
        throw error;
      });
    if (!opened) {
      const known = await this.store.findByKey(order.row.idempotencyKey);
      if (known) return { ok: true, card: await this.cardOf(known, 1), fresh: false };
      // What stood in the way may be gone again; then trying anew is the right advice.
      const obstacle = await this.opening.obstacleTo(prepared, now);
      return { ok: false, refusal: obstacle ?? { code: 'NOT_OFFERED' } };
    }
    const entity = await this.need(order.row.id);
    this.afterCommit(entity, rows);
    return { ok: true, card: await this.cardOf(entity, 1), fresh: true };
  }

  /**
   * What would stand in the way of a request as things are: so that nobody is asked for details
   * or proofs in vain. Null: nothing.
   */
  async check(
    request: WorkOrderRequest,
    context: Pick<SubmitContext, 'conversationId' | 'by'>,
    now: Date,
  ): Promise<WorkOrderRefusal | null> {
    const prepared = await this.opening.prepare(request, { ...context, key: '' }, now);
    return 'refusal' in prepared ? prepared.refusal : this.opening.obstacleTo(prepared, now);
  }

  /**
   * Moves a work order on. Of any number who try at once, one succeeds: the database decides.
   *
   * @returns the order as it is then; where the company repeats a request, as it is already
   * @throws {CodedError} NOT_FOUND; STATE_CONFLICT, whose `details.state` is the present state
   */
  async advance(advance: AdvanceOrder, now: Date): Promise<WorkOrderEntity> {
    const before = await this.need(advance.id, advance);
    const { request, announce = true, ...change } = advance;
    const byCompany = advance.by.kind === 'company';
    const told = !byCompany && this.webhookOf(before.company) !== undefined;
    const rows: OutboxRow[] = [];
    const changed = await this.store.transaction(async (manager) => {
      if (request) {
        const delivery = { company: request.company, source: SOURCE, id: request.id };
        if (!(await this.store.noteDelivery(manager, delivery, now))) return 'repeated';
      }
      // What nobody had begun to do yet leaves the customer free to ask for it anew.
      if (change.to === 'cancelled' && advance.by.kind === 'customer') {
        await this.store.releaseLimit(manager, advance.id, now);
      }
      const from = statesBefore(change.to);
      const entity = await this.store.change(manager, { ...change, from, told }, now);
      if (!entity) return this.unchanged(manager, advance);
      const announced = announce && entity.conversationId !== null;
      rows.push(...(await this.tell(manager, entity.id, entity.version, { told, announced })));
      return entity;
    });
    // Read again: the first of two at once has moved it on meanwhile.
    if (changed === 'repeated' || changed === 'so_already') return this.need(advance.id);
    this.afterCommit(changed, rows);
    return changed;
  }

  /** The card of a work order at one of its versions; null where there is no such order. */
  async cardAt(
    id: string,
    version: number,
  ): Promise<{ card: WorkOrderCard; conversationId: string | null } | null> {
    const entity = await this.store.find(id);
    if (!entity) return null;
    return {
      card: await this.cardOf(entity, version),
      conversationId: entity.conversationId,
    };
  }

  /** The card as it is now. @throws {CodedError} NOT_FOUND */
  async card(id: string): Promise<WorkOrderCard> {
    const entity = await this.need(id);
    return this.cardOf(entity, entity.version);
  }

  /**
   * What the order is about, unmasked, for who is to carry it out; the reading is recorded.
   * @throws {CodedError} NOT_FOUND
   */
  async readDetails(
    id: string,
    staffId: string,
    now: Date,
  ): Promise<Record<string, string | number>> {
    const order = await this.need(id);
    await this.store.noteReading(order.id, staffId, now);
    return order.details;
  }

  /** What was asked for in a conversation, the latest first. */
  async ofConversation(conversationId: string): Promise<WorkOrderView[]> {
    const found = await this.store.ofConversation(conversationId, SHOWN_IN_CONVERSATION);
    return found.map(presentForStaff);
  }

  /** The cards of what the customer asked for in a conversation, the latest first. */
  async ownCards(conversationId: string): Promise<WorkOrderCard[]> {
    const found = await this.store.ofConversation(conversationId, SHOWN_IN_CONVERSATION);
    const own = found.filter(({ requestedBy }) => requestedBy === 'customer');
    return Promise.all(own.map((order) => this.cardOf(order, order.version)));
  }

  /** A page for staff: those to act on, the most urgent first; or all, the newest first. */
  async list(query: WorkOrdersQuery): Promise<WorkOrdersPage> {
    const found = await this.store.page(query, SHOWN_IN_LIST + 1);
    const workOrders = found.slice(0, SHOWN_IN_LIST).map(presentForStaff);
    return { workOrders, hasMore: found.length > SHOWN_IN_LIST };
  }

  /** A work order as staff see it. */
  view(order: WorkOrderEntity): WorkOrderView {
    return presentForStaff(order);
  }

  private async tell(
    manager: EntityManager,
    workOrderId: string,
    version: number,
    whom: { told: boolean; announced: boolean },
  ): Promise<OutboxRow[]> {
    const topics = [
      ...(whom.announced ? [WORK_ORDER_CHANGED] : []),
      ...(whom.told ? [WORK_ORDER_WEBHOOK] : []),
    ];
    const rows = topics.map((topic) => ({
      id: uuidv7(),
      topic,
      payload: { workOrderId, version },
    }));
    for (const row of rows) await this.outbox.put(manager, row);
    return rows;
  }

  private afterCommit(order: WorkOrderEntity, rows: OutboxRow[]): void {
    for (const row of rows) void this.outbox.dispatch(row);
    if (!order.conversationId) return;
    this.realtime.toStaff(
      [`conversation:${order.conversationId}`],
      'work_order',
      presentForStaff(order),
    );
  }

  private async cardOf(order: WorkOrderEntity, version: number): Promise<WorkOrderCard> {
    return presentCard(order, await this.store.steps(order.id, version));
  }

  /** @throws {CodedError} NOT_FOUND, also where it is another company's or conversation's */
  private async need(
    id: string,
    only: Pick<AdvanceOrder, 'conversationId' | 'request'> = {},
    within?: EntityManager,
  ): Promise<WorkOrderEntity> {
    const entity = z.uuid().safeParse(id).success ? await this.store.find(id, within) : null;
    const { conversationId = entity?.conversationId, request } = only;
    const own =
      entity?.conversationId === conversationId &&
      (!request || entity?.company === request.company);
    if (!entity || !own) throw new CodedError('NOT_FOUND', 'No such work order');
    return entity;
  }

  /**
   * A company that says again what is so already is right; anybody else was too slow.
   * @throws {CodedError} STATE_CONFLICT
   */
  private async unchanged(
    manager: EntityManager,
    { id, to, by }: AdvanceOrder,
  ): Promise<'so_already'> {
    const { state } = await this.need(id, {}, manager);
    if (by.kind === 'company' && state === to) return 'so_already';
    throw new CodedError('STATE_CONFLICT', `A work order that is ${state} cannot become ${to}`, {
      details: { state, next: statesAfter(state) },
    });
  }

  private webhookOf(company: string) {
    return this.companies.find(company)?.workOrders?.webhook;
  }
}

/** Undoes what was opened under a limit that somebody else holds. */
class LimitTaken extends Error {}
