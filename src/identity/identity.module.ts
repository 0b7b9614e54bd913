import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ColleaguesController } from './colleagues.controller.js';
import { CustomerIdentityService } from './customer-identity.service.js';
import { DemoAccountsService } from './demo-accounts.service.js';
import { PresenceService } from './presence.service.js';
import { SessionEntity } from './session.entity.js';
import { SessionsController } from './sessions.controller.js';
import { StaffAuthGuard } from './staff-auth.guard.js';
import { StaffEntity } from './staff.entity.js';
import { StaffIdentityService } from './staff-identity.service.js';
import { TeamsController } from './teams/teams.controller.js';
import { TeamsService } from './teams/teams.service.js';
import { TeamStore } from './teams/teams.store.js';

@Module({
  imports: [TypeOrmModule.forFeature([StaffEntity, SessionEntity])],
  controllers: [ColleaguesController, SessionsController, TeamsController],
  providers: [
    CustomerIdentityService,
    StaffIdentityService,
    DemoAccountsService,
    PresenceService,
    StaffAuthGuard,
    TeamStore,
    TeamsService,
  ],
  exports: [
    CustomerIdentityService,
    StaffIdentityService,
    DemoAccountsService,
    PresenceService,
    StaffAuthGuard,
    TeamsService,
  ],
})
export class IdentityModule {}
