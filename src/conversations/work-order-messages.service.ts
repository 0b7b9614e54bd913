import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { OverdueWorkOrders } from '../logistics/work-orders/overdue-work-orders.service.js';
import { WORK_ORDER_CHANGED, WORK_ORDER_DUE } from '../logistics/work-orders/work-order-events.js';
import { wordOverdue, wordWorkOrder } from '../logistics/work-orders/work-order-text.js';
import { WorkOrdersService } from '../logistics/work-orders/work-orders.service.js';
import { OutboxService } from '../platform/jobs/outbox.service.js';
import { ProactiveMessages } from './proactive-messages.js';

const dueSchema = z.object({ workOrderId: z.uuid() });
const payloadSchema = z.object({ workOrderId: z.uuid(), version: z.number().int() });

/** Tells customers how far what they asked for is, in the conversation where they asked. */
@Injectable()
export class WorkOrderMessages implements OnModuleInit {
  constructor(
    private readonly orders: WorkOrdersService,
    private readonly overdue: OverdueWorkOrders,
    private readonly messages: ProactiveMessages,
    private readonly outbox: OutboxService,
  ) {}

  onModuleInit(): void {
    this.outbox.register(WORK_ORDER_CHANGED, (payload) => this.tell(payloadSchema.parse(payload)));
    this.outbox.register(WORK_ORDER_DUE, (payload) =>
      this.tellOverdue(dueSchema.parse(payload).workOrderId),
    );
  }

  private async tell({ workOrderId, version }: z.infer<typeof payloadSchema>): Promise<void> {
    const found = await this.orders.cardAt(workOrderId, version);
    if (!found?.conversationId) return;
    const { card, conversationId } = found;
    await this.messages.tell(conversationId, `${workOrderId}/${version}`, (locale) => ({
      text: wordWorkOrder(card, locale),
      card,
    }));
  }

  /** Once, at its deadline, whoever was told when an answer is due hears that none has come. */
  private async tellOverdue(workOrderId: string): Promise<void> {
    const found = await this.overdue.handOver(workOrderId);
    if (!found?.conversationId) return;
    const { card, conversationId } = found;
    await this.messages.tell(conversationId, `${workOrderId}/overdue`, (locale) => ({
      text: wordOverdue(card, locale),
      card,
    }));
  }
}
