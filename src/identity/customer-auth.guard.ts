import {
  Injectable,
  createParamDecorator,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { Request } from 'express';
import { CodedError } from '../platform/errors.js';
import { CustomerIdentityService } from './customer-identity.service.js';

type CustomerRequest = Request & { customerId?: string };

/**
 * Lets only customers pass, by the token that the hello gave: before anything else of the
 * request is read.
 * @throws {CodedError} NOT_AUTHENTICATED without one; TOKEN_INVALID, TOKEN_EXPIRED
 */
@Injectable()
export class CustomerAuthGuard implements CanActivate {
  constructor(private readonly identity: CustomerIdentityService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<CustomerRequest>();
    const token = /^Bearer (\S{1,2048})$/.exec(request.headers.authorization ?? '')?.[1];
    if (!token) throw new CodedError('NOT_AUTHENTICATED', 'Send the token of the hello');
    request.customerId = await this.identity.verifyToken(token, new Date());
    return true;
  }
}

/** The id of the customer, after {@link CustomerAuthGuard}. */
export const CurrentCustomer = createParamDecorator((_: unknown, context: ExecutionContext) => {
  return context.switchToHttp().getRequest<CustomerRequest>().customerId;
});
