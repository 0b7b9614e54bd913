import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CodedError } from '../../platform/errors.js';
import { refuseTooDeep } from '../../platform/http/json-depth.js';
import { workOrderReasonSchema, workOrderStateSchema } from '../../protocol/index.js';
import { CompaniesService } from '../companies/companies.service.js';
import { isTimely } from '../feeds/signed-events.js';
import { isSigned, type SignedHeaders } from './webhook-signature.js';
import { WorkOrdersService } from './work-orders.service.js';

/** A company says how far it is. To cancel is the customer's; what cannot be done has failed. */
const answerSchema = z.object({
  workOrder: z.uuid(),
  state: workOrderStateSchema.exclude(['submitted', 'cancelled']),
  reason: workOrderReasonSchema.optional(),
  /** For staff; customers are told the reason's own words. */
  note: z
    .string()
    .max(500)
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'must be plain text')
    .optional(),
});

/** What the company is answered. */
export interface AnswerTaken {
  workOrder: { id: string; state: string; version: number };
}

/** What companies answer to their work orders, signed with the webhook's secret. */
@Injectable()
export class WorkOrderAnswers {
  constructor(
    private readonly orders: WorkOrdersService,
    private readonly companies: CompaniesService,
  ) {}

  /**
   * Moves a work order on. The request's id counts once: sent again it changes nothing and is
   * answered alike.
   * @throws {CodedError} NOT_FOUND, SIGNATURE_INVALID, REQUEST_EXPIRED, INVALID_PAYLOAD,
   *   STATE_CONFLICT
   */
  async take(
    company: string,
    body: Buffer,
    headers: SignedHeaders,
    now: Date,
  ): Promise<AnswerTaken> {
    const webhook = this.companies.find(company)?.workOrders?.webhook;
    if (!webhook) throw new CodedError('NOT_FOUND', 'No such company, or it has no webhook');
    if (!isSigned(headers, body, webhook.secret)) {
      throw new CodedError('SIGNATURE_INVALID', 'The signature does not fit the request');
    }
    if (!isTimely(headers.timestamp, now, webhook.windowSeconds)) {
      throw new CodedError('REQUEST_EXPIRED', 'The timestamp is too far from the present', {
        details: { windowSeconds: webhook.windowSeconds, now: Math.floor(now.getTime() / 1000) },
      });
    }
    const { workOrder, state, reason, note } = parseAnswer(body);
    const order = await this.orders.advance(
      {
        id: workOrder,
        to: state,
        reason,
        note,
        by: { kind: 'company' },
        request: { company, id: headers.id },
      },
      now,
    );
    return { workOrder: { id: order.id, state: order.state, version: order.version } };
  }
}

/** @throws {CodedError} INVALID_PAYLOAD */
function parseAnswer(body: Buffer): z.infer<typeof answerSchema> {
  refuseTooDeep(body);
  const parsed = answerSchema.safeParse(jsonOf(body));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CodedError('INVALID_PAYLOAD', 'The body is not {workOrder, state, reason?, note?}', {
    details: { path: issue?.path.join('.') ?? '', problem: issue?.message ?? 'unknown' },
  });
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
