import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { openWorkOrderStates, type WorkOrderCard } from '../../protocol/index.js';
import { WorkOrdersService } from './work-orders.service.js';

/** What nobody has answered by its deadline. */
@Injectable()
export class OverdueWorkOrders {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly orders: WorkOrdersService,
  ) {}

  /**
   * Makes the staff see to a work order whose answer is due: its company has had its time. What
   * the company answers later still counts.
   *
   * @returns the order as it is; null where it has come to an end
   */
  async handOver(
    id: string,
  ): Promise<{ card: WorkOrderCard; conversationId: string | null } | null> {
    const [rows] = (await this.database.query(
      `UPDATE work_order SET owner = 'desk' WHERE id = $1 AND state = ANY($2) RETURNING version`,
      [id, openWorkOrderStates],
    )) as [{ version: number }[], number];
    const [open] = rows;
    return open ? this.orders.cardAt(id, open.version) : null;
  }
}
