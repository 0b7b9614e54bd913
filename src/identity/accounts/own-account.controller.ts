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
  passwordChangeSchema,
  secondFactorConfirmSchema,
  secondFactorRemovalSchema,
  type OwnAccount,
  type SecondFactorOffer,
  type SessionView,
} from '../../protocol/index.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import { SecondFactorService } from '../second-factor/second-factor.service.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { CurrentSession, StaffAuthGuard } from '../staff-auth.guard.js';
import type { StaffSession } from '../staff-identity.service.js';

const idSchema = z.uuid();

/** One's own account, for everybody who has one. */
@ApiTags('account')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/account')
export class OwnAccountController {
  constructor(
    private readonly passwords: PasswordsService,
    private readonly secondFactor: SecondFactorService,
    private readonly sessions: SessionsService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Name, login, and whether a second factor is set up.' })
  async read(@CurrentSession() { staff }: StaffSession): Promise<{ account: OwnAccount }> {
    const { login, name } = staff;
    return { account: { login, name, ...(await this.secondFactor.state(staff.id)) } };
  }

  @Put('password')
  @HttpCode(204)
  @ApiOperation({ summary: 'Change the password; all other sessions end.' })
  @ApiBody({ schema: z.toJSONSchema(passwordChangeSchema) as object })
  async changePassword(
    @CurrentSession() session: StaffSession,
    @Body({ schema: passwordChangeSchema }) change: z.infer<typeof passwordChangeSchema>,
  ): Promise<void> {
    await this.passwords.change(session, change, new Date());
  }

  @Post('second-factor')
  @ApiOperation({ summary: 'A secret for an authenticator; asked for once it was confirmed.' })
  async offerSecondFactor(
    @CurrentSession() { staff }: StaffSession,
  ): Promise<{ offer: SecondFactorOffer }> {
    return { offer: await this.secondFactor.offer(staff) };
  }

  @Post('second-factor/confirm')
  @HttpCode(200)
  @ApiOperation({ summary: 'Confirm it by a code. The recovery codes are told this once.' })
  @ApiBody({ schema: z.toJSONSchema(secondFactorConfirmSchema) as object })
  async confirmSecondFactor(
    @CurrentSession() { staff }: StaffSession,
    @Body({ schema: secondFactorConfirmSchema })
    { code }: z.infer<typeof secondFactorConfirmSchema>,
  ): Promise<{ recoveryCodes: string[] }> {
    return { recoveryCodes: await this.secondFactor.confirm(staff.id, code, new Date()) };
  }

  @Delete('second-factor')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take the second factor off, by the password.' })
  @ApiBody({ schema: z.toJSONSchema(secondFactorRemovalSchema) as object })
  async removeSecondFactor(
    @CurrentSession() { staff }: StaffSession,
    @Body({ schema: secondFactorRemovalSchema })
    { password }: z.infer<typeof secondFactorRemovalSchema>,
  ): Promise<void> {
    const now = new Date();
    await this.passwords.prove(staff, password, now);
    await this.secondFactor.remove(staff.id, staff.id, now);
  }

  @Get('sessions')
  @ApiOperation({ summary: 'Where one is signed in.' })
  async listSessions(
    @CurrentSession() { staff, sessionId }: StaffSession,
  ): Promise<{ sessions: SessionView[] }> {
    return { sessions: await this.sessions.list(staff.id, sessionId, new Date()) };
  }

  @Delete('sessions')
  @HttpCode(204)
  @ApiOperation({ summary: 'End all one’s sessions but this one.' })
  async revokeOthers(@CurrentSession() { staff, sessionId }: StaffSession): Promise<void> {
    await this.sessions.revokeAll(staff.id, staff.id, new Date(), sessionId);
  }

  @Delete('sessions/:session')
  @HttpCode(204)
  @ApiOperation({ summary: 'End one of one’s sessions, with its sockets.' })
  async revoke(
    @CurrentSession() { staff }: StaffSession,
    @Param('session', { schema: idSchema }) session: string,
  ): Promise<void> {
    await this.sessions.revoke(staff.id, session, staff.id, new Date());
  }
}
