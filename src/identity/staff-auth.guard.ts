import {
  Injectable,
  SetMetadata,
  createParamDecorator,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { parseCookie } from 'cookie';
import type { Request } from 'express';
import type { Permission } from '../protocol/index.js';
import {
  StaffIdentityService,
  requirePermission,
  type StaffSession,
} from './staff-identity.service.js';

/** The cookie browsers carry a staff session's token in. */
export const SESSION_COOKIE = 'relaydesk_session';

const PERMISSION = 'relaydesk:permission';

/** Names the permission a route needs. */
export const Requires = (permission: Permission) => SetMetadata(PERMISSION, permission);

type SignedInRequest = Request & { staffSession?: StaffSession };

/** Lets only signed-in staff with the route's permission pass. */
@Injectable()
export class StaffAuthGuard implements CanActivate {
  constructor(
    private readonly identity: StaffIdentityService,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const session = await this.identity.authenticate(sessionToken(request.headers), new Date());
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, context.getHandler());
    if (permission) requirePermission(session.staff, permission);
    request.staffSession = session;
    return true;
  }
}

/** The session of the request, after {@link StaffAuthGuard}. */
export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext) => {
  return context.switchToHttp().getRequest<SignedInRequest>().staffSession;
});

/** The session's token: `Authorization: Bearer …` of programs, else the browser's cookie. */
export function sessionToken(headers: {
  authorization?: string;
  cookie?: string;
}): string | undefined {
  const bearer = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
  return bearer ?? parseCookie(headers.cookie ?? '')[SESSION_COOKIE];
}
