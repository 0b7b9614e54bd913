import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Postponed } from '../../platform/errors.js';
import { OutboxService } from '../../platform/jobs/outbox.service.js';
import { CompaniesService } from '../companies/companies.service.js';
import { CompanyLines, SILENT } from './company-lines.js';
import { webhookBody } from './webhook-body.js';
import { ID_HEADER, SIGNATURE_HEADER, signRequest, TIMESTAMP_HEADER } from './webhook-signature.js';
import { WORK_ORDER_WEBHOOK } from './work-order-events.js';
import { WorkOrderStore } from './work-order.store.js';

/** A server that has not answered by then will not. */
const ANSWER_WITHIN_MS = 10_000;
/** For so long a company may be down; then staff take the order over. */
export const GIVE_UP_AFTER_MS = 24 * 3_600_000;

const payloadSchema = z.object({ workOrderId: z.uuid(), version: z.number().int() });

/**
 * Carries work orders to their companies. A delivery that fails stays in the outbox, which tries
 * again with growing pauses until {@link GIVE_UP_AFTER_MS}.
 */
@Injectable()
export class WorkOrderWebhookService implements OnModuleInit {
  private readonly lines = new CompanyLines();

  constructor(
    private readonly store: WorkOrderStore,
    private readonly companies: CompaniesService,
    private readonly outbox: OutboxService,
  ) {}

  onModuleInit(): void {
    this.outbox.register(
      WORK_ORDER_WEBHOOK,
      (payload, rowId) => this.deliver(payloadSchema.parse(payload), rowId, new Date()),
      { outside: true },
    );
  }

  private async deliver(
    { workOrderId, version }: z.infer<typeof payloadSchema>,
    deliveryId: string,
    now: Date,
  ): Promise<void> {
    const order = await this.store.find(workOrderId);
    const steps = await this.store.steps(workOrderId, version);
    const since = steps.at(-1)?.at;
    if (!order || !since) return;
    const webhook = this.companies.find(order.company)?.workOrders?.webhook;
    const problem = webhook
      ? await this.lines.through(order.company, () =>
          send(webhook, { id: deliveryId, body: webhookBody(order, steps) }, new Date()),
        )
      : 'the company has no webhook any more';
    if (problem === null) {
      const delivered = { delivery: 'delivered', deliveryError: null } as const;
      return this.store.noteWebhook(order.id, version, delivered);
    }
    if (!webhook || now.getTime() - since.getTime() > GIVE_UP_AFTER_MS) {
      const failed = { delivery: 'failed', deliveryError: problem, owner: 'desk' } as const;
      return this.store.noteWebhook(order.id, version, failed);
    }
    await this.store.noteWebhook(order.id, version, {
      delivery: 'pending',
      deliveryError: problem,
    });
    throw new Postponed(`The webhook of ${order.company} did not take a work order: ${problem}`);
  }
}

/** Posts one signed request. @returns null where it was taken, else what went wrong, in short */
async function send(
  webhook: { url: string; secret: string },
  request: { id: string; body: string },
  now: Date,
): Promise<string | null> {
  const { id, timestamp, signature } = signRequest(request, webhook.secret, now);
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [ID_HEADER]: id,
        [TIMESTAMP_HEADER]: timestamp,
        [SIGNATURE_HEADER]: signature,
      },
      body: request.body,
      // The signature is for this address; wherever another points is not the company's word.
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await response.body?.cancel();
    return response.ok ? null : `HTTP ${response.status}`;
  } catch (error) {
    return reasonOf(error);
  }
}

/** `ECONNREFUSED` and the like; never an address or a body. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return SILENT;
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  return code ?? 'no connection';
}
