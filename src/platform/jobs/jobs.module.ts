import { Global, Module } from '@nestjs/common';
import { JobsService } from './jobs.service.js';
import { OutboxService } from './outbox.service.js';

@Global()
@Module({ providers: [JobsService, OutboxService], exports: [JobsService, OutboxService] })
export class JobsModule {}
