import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CookieOptions, Request, Response } from 'express';
import { z } from 'zod';
import { ClientAddress } from '../../platform/http/client-address.js';
import { RealtimeService } from '../../platform/realtime/realtime.service.js';
import { signInSchema, type Session, type Staff } from '../../protocol/index.js';
import { CurrentSession, SESSION_COOKIE, StaffAuthGuard } from '../staff-auth.guard.js';
import { deviceOf } from './device.js';
import { maskedPlace } from './masked-place.js';
import { StaffIdentityService, type StaffSession } from '../staff-identity.service.js';

/** Signing in and out. */
@ApiTags('sessions')
@Controller('api/v1/sessions')
export class SessionsController {
  constructor(
    private readonly identity: StaffIdentityService,
    private readonly realtime: RealtimeService,
    private readonly addresses: ClientAddress,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Sign in. Browsers get a cookie, programs use the token as Bearer.' })
  @ApiBody({ schema: z.toJSONSchema(signInSchema) as object })
  async signIn(
    @Body({ schema: signInSchema }) given: z.infer<typeof signInSchema>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Session> {
    const address = this.addresses.of(request);
    const attempt = {
      ...given,
      ...deviceOf(request.headers['user-agent']),
      address,
      place: maskedPlace(address),
    };
    const { token, expiresAt, staff } = await this.identity.signIn(attempt, new Date());
    response.cookie(SESSION_COOKIE, token, { ...cookieOptions(request), expires: expiresAt });
    return { token, expiresAt: expiresAt.toISOString(), staff };
  }

  @Get('current')
  @UseGuards(StaffAuthGuard)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Who is signed in, and what they may do.' })
  current(@CurrentSession() session: StaffSession): { staff: Staff } {
    return { staff: session.staff };
  }

  @Delete('current')
  @HttpCode(204)
  @UseGuards(StaffAuthGuard)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Sign out; sockets of the session are cut.' })
  async signOut(
    @CurrentSession() session: StaffSession,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.identity.signOut(session, new Date());
    response.clearCookie(SESSION_COOKIE, cookieOptions(request));
    this.realtime.disconnectSession(session.sessionId);
  }
}

function cookieOptions(request: Request): CookieOptions {
  return { httpOnly: true, sameSite: 'strict', secure: request.secure, path: '/' };
}
