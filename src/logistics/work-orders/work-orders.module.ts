import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../../identity/identity.module.js';
import { LogisticsModule } from '../logistics.module.js';
import { OverdueWorkOrders } from './overdue-work-orders.service.js';
import { WorkOrderAnswers } from './work-order-answers.js';
import { WorkOrderOpening } from './work-order-opening.js';
import { WorkOrderWebhookService } from './work-order-webhook.service.js';
import { WorkOrderEntity, WorkOrderStepEntity } from './work-order.entity.js';
import { WorkOrderStore } from './work-order.store.js';
import { WorkOrderAnswersController, WorkOrdersController } from './work-orders.controller.js';
import { WorkOrdersService } from './work-orders.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([WorkOrderEntity, WorkOrderStepEntity]),
    IdentityModule,
    LogisticsModule,
  ],
  controllers: [WorkOrdersController, WorkOrderAnswersController],
  providers: [
    WorkOrdersService,
    WorkOrderOpening,
    WorkOrderAnswers,
    WorkOrderWebhookService,
    WorkOrderStore,
    OverdueWorkOrders,
  ],
  exports: [WorkOrdersService, OverdueWorkOrders],
})
export class WorkOrdersModule {}
