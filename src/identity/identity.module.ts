import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountLinks } from './accounts/account-links.js';
import { AccountLinksController } from './accounts/account-links.controller.js';
import { AccountStore } from './accounts/account.store.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { AccountsService } from './accounts/accounts.service.js';
import { OwnAccountController } from './accounts/own-account.controller.js';
import { ColleaguesController } from './colleagues.controller.js';
import { CustomerIdentityService } from './customer-identity.service.js';
import { DemoAccountsService } from './demo-accounts.service.js';
import { FirstAdminService } from './first-admin.service.js';
import { PasswordsService } from './passwords/passwords.service.js';
import { PresenceService } from './presence.service.js';
import { SecondFactorService } from './second-factor/second-factor.service.js';
import { SessionEnds } from './sessions/session-ends.service.js';
import { SessionEntity } from './sessions/session.entity.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SessionsService } from './sessions/sessions.service.js';
import { SignInAttempts } from './sessions/sign-in-attempts.js';
import { DutyOutlook } from './shifts/duty-outlook.service.js';
import { ShiftStore } from './shifts/shift.store.js';
import { ShiftsService } from './shifts/shifts.service.js';
import { StaffAuthGuard } from './staff-auth.guard.js';
import { StaffEntity } from './staff.entity.js';
import { StaffIdentityService } from './staff-identity.service.js';
import { TeamsController } from './teams/teams.controller.js';
import { TeamsService } from './teams/teams.service.js';
import { TeamStore } from './teams/teams.store.js';
import { VipStore } from './vips/vip.store.js';
import { VipsController } from './vips/vips.controller.js';
import { VipsService } from './vips/vips.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([StaffEntity, SessionEntity])],
  controllers: [
    AccountLinksController,
    AccountsController,
    ColleaguesController,
    OwnAccountController,
    SessionsController,
    TeamsController,
    VipsController,
  ],
  providers: [
    AccountLinks,
    AccountStore,
    AccountsService,
    FirstAdminService,
    PasswordsService,
    SecondFactorService,
    SessionEnds,
    SessionsService,
    SignInAttempts,
    CustomerIdentityService,
    StaffIdentityService,
    DemoAccountsService,
    DutyOutlook,
    PresenceService,
    ShiftStore,
    ShiftsService,
    StaffAuthGuard,
    TeamStore,
    TeamsService,
    VipStore,
    VipsService,
  ],
  exports: [
    CustomerIdentityService,
    StaffIdentityService,
    DemoAccountsService,
    DutyOutlook,
    FirstAdminService,
    PresenceService,
    ShiftsService,
    StaffAuthGuard,
    TeamsService,
  ],
})
export class IdentityModule {}
