import {
  Global,
  Inject,
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { Redis } from 'ioredis';
import { AuditService } from './audit/audit.service.js';
import { CONFIG, type Config } from './config.js';
import { DatabaseModule } from './database/database.module.js';
import { FileStore } from './files/file-store.js';
import { openFileStore } from './files/open-file-store.js';
import { ClientAddress } from './http/client-address.js';
import { HealthController } from './health/health.controller.js';
import { HealthService } from './health/health.service.js';
import { MetricsService } from './health/metrics.service.js';
import { JobsModule } from './jobs/jobs.module.js';
import { NodeChannel } from './realtime/node-channel.js';
import { RealtimeService } from './realtime/realtime.service.js';
import { CompanyRules } from './rules/company-rules.js';
import { REDIS, connectRedis } from './realtime/redis.js';

/** Everything features stand on, and the only place that knows embedded from cluster. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(@Inject(REDIS) private readonly redis: Redis | undefined) {}

  static with(config: Config): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DatabaseModule, JobsModule],
      controllers: [HealthController],
      providers: [
        AuditService,
        ClientAddress,
        CompanyRules,
        { provide: CONFIG, useValue: config },
        { provide: REDIS, useFactory: () => connectRedis(config.redisUrl) },
        { provide: FileStore, useFactory: () => openFileStore(config) },
        NodeChannel,
        RealtimeService,
        HealthService,
        MetricsService,
      ],
      exports: [
        AuditService,
        ClientAddress,
        CompanyRules,
        CONFIG,
        FileStore,
        REDIS,
        NodeChannel,
        RealtimeService,
        MetricsService,
      ],
    };
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }
}
