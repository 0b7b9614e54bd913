import { Module } from '@nestjs/common';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { WorkOrdersModule } from '../logistics/work-orders/work-orders.module.js';
import { ConversationsController } from './conversations.controller.js';
import { StaffDeskService } from './staff-desk.service.js';
import { StaffGateway } from './staff.gateway.js';

@Module({
  imports: [ConversationsModule, IdentityModule, WorkOrdersModule],
  controllers: [ConversationsController],
  providers: [StaffDeskService, StaffGateway],
})
export class HandoffModule {}
