import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import {
  IdentityProofService,
  type ProofResult,
} from '../logistics/identity-proof/identity-proof.service.js';
import type { SubmitResult } from '../logistics/work-orders/work-orders.service.js';
import { WorkOrdersService } from '../logistics/work-orders/work-orders.service.js';
import { CodedError } from '../platform/errors.js';
import type {
  CustomerHelloReply,
  CustomerReplies,
  customerRequestSchemas,
} from '../protocol/index.js';
import { CustomerNetworks } from './customer-networks.js';
import type { CustomerSession } from './customer.service.js';
import { ProvedUsers } from './proved-users.service.js';

type Payload<E extends keyof typeof customerRequestSchemas> = z.output<
  (typeof customerRequestSchemas)[E]
>;

/** What customers can do with their parcels beside talking, one method a request. */
@Injectable()
export class CustomerParcelsService {
  constructor(
    private readonly identity: IdentityProofService,
    private readonly orders: WorkOrdersService,
    private readonly users: ProvedUsers,
    private readonly networks: CustomerNetworks,
  ) {}

  /** Takes the token of a hello. A bad one is told and changes nothing else. */
  async identify(
    session: CustomerSession,
    conversationId: string,
    token: string | undefined,
    now: Date,
  ): Promise<CustomerHelloReply['identity']> {
    if (token === undefined) return undefined;
    try {
      await this.users.take(session, { conversationId, token }, now);
      return { proved: true };
    } catch (error) {
      if (error instanceof CodedError) return { proved: false, code: error.code };
      throw error;
    }
  }

  /** @throws {CodedError} IDENTITY_NOT_PROVED, IDENTITY_LOCKED, TOKEN_INVALID, TOKEN_EXPIRED, COMPANY_MISMATCH */
  async prove(
    session: CustomerSession,
    proof: Payload<'identity.prove'>,
    now: Date,
  ): Promise<CustomerReplies['identity.prove']> {
    if ('token' in proof) {
      await this.users.take(session, proof, now);
      return { as: [] };
    }
    const network = this.networks.of(session.customerId);
    const result = await this.identity.attempt({ ...proof, network }, now);
    if (result.proved) return { as: result.as };
    throw refusalOf(result);
  }

  /** @throws {CodedError} NOT_FOUND */
  async details(
    request: Payload<'parcel.details'>,
    now: Date,
  ): Promise<CustomerReplies['parcel.details']> {
    const details = await this.identity.details(request, now);
    if (!details) throw new CodedError('NOT_FOUND', 'No such waybill');
    return { details };
  }

  /**
   * Asks something of the company.
   * @throws {CodedError} WORK_ORDER_REFUSED, whose `details.refusal` says why
   */
  async submit(
    { conversationId, clientId, request }: Payload<'work_order.submit'>,
    now: Date,
  ): Promise<CustomerReplies['work_order.submit']> {
    if ('waybill' in request) {
      // A phone that the page vouched for counts from the moment it is needed.
      await this.identity.partiesOf(conversationId, request.waybill, now);
    }
    const context = { conversationId, key: clientId, by: 'customer', announce: true } as const;
    const result: SubmitResult = await this.orders.submit(request, context, now);
    if (result.ok) return { workOrder: result.card };
    throw new CodedError('WORK_ORDER_REFUSED', 'The company is not asked for this now', {
      details: { refusal: result.refusal },
    });
  }

  /** @throws {CodedError} NOT_FOUND, STATE_CONFLICT */
  async withdraw(
    { conversationId, workOrderId }: Payload<'work_order.withdraw'>,
    now: Date,
  ): Promise<CustomerReplies['work_order.withdraw']> {
    const by = { kind: 'customer' } as const;
    await this.orders.advance({ id: workOrderId, to: 'cancelled', by, conversationId }, now);
    return { workOrder: await this.orders.card(workOrderId) };
  }
}

function refusalOf(result: Extract<ProofResult, { proved: false }>): CodedError {
  if (result.refusal === 'LOCKED') {
    return new CodedError('IDENTITY_LOCKED', 'Too many attempts to prove an identity', {
      retryAfterMs: result.retryAfterMs,
    });
  }
  return new CodedError('IDENTITY_NOT_PROVED', 'Waybill and digits do not fit each other', {
    details: { attemptsLeft: result.attemptsLeft },
  });
}
