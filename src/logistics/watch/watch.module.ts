import { Module } from '@nestjs/common';
import { LogisticsModule } from '../logistics.module.js';
import { WorkOrdersModule } from '../work-orders/work-orders.module.js';
import { FindingsService } from './findings.service.js';
import { WatchStore } from './watch.store.js';
import { WatcherService } from './watcher.service.js';

@Module({
  imports: [LogisticsModule, WorkOrdersModule],
  providers: [WatchStore, WatcherService, FindingsService],
  exports: [FindingsService],
})
export class WatchModule {}
