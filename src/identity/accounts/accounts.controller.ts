import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  UseGuards,
} from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  accountDraftSchema,
  accountRevisionSchema,
  type AccountDraft,
  type AccountLink,
  type AccountRevision,
  type AccountView,
  type SessionView,
} from '../../protocol/index.js';
import { SecondFactorService } from '../second-factor/second-factor.service.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { CurrentSession, Requires, StaffAuthGuard } from '../staff-auth.guard.js';
import type { StaffSession } from '../staff-identity.service.js';
import { AccountsService } from './accounts.service.js';

const idSchema = z.uuid();

/** The accounts of staff, for admins. */
@ApiTags('staff')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/staff')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly secondFactor: SecondFactorService,
  ) {}

  @Get()
  @Requires('staff.manage')
  @ApiOperation({ summary: 'All accounts, those in use first.' })
  async list(): Promise<{ accounts: AccountView[] }> {
    return { accounts: await this.accounts.list(new Date()) };
  }

  @Post()
  @Requires('staff.manage')
  @ApiOperation({ summary: 'Invite somebody. The link is told this once.' })
  @ApiBody({ schema: z.toJSONSchema(accountDraftSchema, { io: 'input' }) as object })
  invite(
    @CurrentSession() { staff }: StaffSession,
    @Body({ schema: accountDraftSchema }) draft: AccountDraft,
  ): Promise<{ account: AccountView; link: AccountLink }> {
    return this.accounts.invite(draft, staff.id, new Date());
  }

  @Put(':id')
  @Requires('staff.manage')
  @ApiOperation({ summary: 'Change an account. `version` is the one the change was made from.' })
  @ApiBody({ schema: z.toJSONSchema(accountRevisionSchema, { io: 'input' }) as object })
  async revise(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: accountRevisionSchema }) revision: AccountRevision,
  ): Promise<{ account: AccountView }> {
    return { account: await this.accounts.revise(id, revision, staff.id, new Date()) };
  }

  @Post(':id/deactivate')
  @HttpCode(200)
  @Requires('staff.manage')
  @ApiOperation({ summary: 'End all sessions of an account and let nobody sign in with it.' })
  async deactivate(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
  ): Promise<{ account: AccountView }> {
    return { account: await this.accounts.deactivate(id, staff.id, new Date()) };
  }

  @Post(':id/reactivate')
  @HttpCode(200)
  @Requires('staff.manage')
  @ApiOperation({ summary: 'Take an account into use again.' })
  async reactivate(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
  ): Promise<{ account: AccountView }> {
    return { account: await this.accounts.reactivate(id, staff.id, new Date()) };
  }

  @Post(':id/link')
  @Requires('staff.manage')
  @ApiOperation({ summary: 'A new one-time link to set a password; the one before ends.' })
  async newLink(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
  ): Promise<{ link: AccountLink }> {
    return { link: await this.accounts.newLink(id, staff.id, new Date()) };
  }

  @Delete(':id/second-factor')
  @HttpCode(204)
  @Requires('staff.manage')
  @ApiOperation({ summary: 'Let somebody who has lost their authenticator sign in without it.' })
  async removeSecondFactor(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
  ): Promise<void> {
    await this.secondFactor.remove(id, staff.id, new Date());
  }

  @Get(':id/sessions')
  @Requires('staff.manage')
  @ApiOperation({ summary: 'Where somebody is signed in.' })
  async listSessions(
    @CurrentSession() { sessionId }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
  ): Promise<{ sessions: SessionView[] }> {
    return { sessions: await this.sessions.list(id, sessionId, new Date()) };
  }

  @Delete(':id/sessions')
  @HttpCode(204)
  @Requires('staff.manage')
  @ApiOperation({ summary: 'End all sessions of somebody, with their sockets.' })
  async revokeAll(
    @CurrentSession() { staff, sessionId }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
  ): Promise<void> {
    await this.sessions.revokeAll(id, staff.id, new Date(), sessionId);
  }

  @Delete(':id/sessions/:session')
  @HttpCode(204)
  @Requires('staff.manage')
  @ApiOperation({ summary: 'End one session of somebody, with its sockets.' })
  async revoke(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
    @Param('session', { schema: idSchema }) session: string,
  ): Promise<void> {
    await this.sessions.revoke(id, session, staff.id, new Date());
  }
}
