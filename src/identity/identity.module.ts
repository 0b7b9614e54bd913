import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CustomerIdentityService } from './customer-identity.service.js';
import { DemoAccountsService } from './demo-accounts.service.js';
import { PresenceService } from './presence.service.js';
import { SessionEntity } from './session.entity.js';
import { SessionsController } from './sessions.controller.js';
import { StaffAuthGuard } from './staff-auth.guard.js';
import { StaffEntity } from './staff.entity.js';
import { StaffIdentityService } from './staff-identity.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([StaffEntity, SessionEntity])],
  controllers: [SessionsController],
  providers: [
    CustomerIdentityService,
    StaffIdentityService,
    DemoAccountsService,
    PresenceService,
    StaffAuthGuard,
  ],
  exports: [
    CustomerIdentityService,
    StaffIdentityService,
    DemoAccountsService,
    PresenceService,
    StaffAuthGuard,
  ],
})
export class IdentityModule {}
