import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { CodedError } from '../../platform/errors.js';
import { FileReaders } from './file-readers.service.js';

/**
 * Lets only those pass who may look at the files of the conversation `:id`: by the token of the
 * hello or by a pass, as `Authorization: Bearer`, or by a pass as `?pass=` where a player asks,
 * which cannot send headers.
 * @throws {CodedError} NOT_AUTHENTICATED, TOKEN_INVALID, TOKEN_EXPIRED, CONVERSATION_NOT_FOUND
 */
@Injectable()
export class FileReaderGuard implements CanActivate {
  constructor(private readonly readers: FileReaders) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { headers, query, params } = context.switchToHttp().getRequest<Request>();
    const bearer = /^Bearer (\S{1,2048})$/.exec(headers.authorization ?? '')?.[1];
    const inAddress = /^[\w.-]{1,2048}$/.exec(String(query['pass'] ?? ''))?.[0];
    const token = bearer ?? inAddress;
    if (!token) throw new CodedError('NOT_AUTHENTICATED', 'Send the token of the hello, or a pass');
    const { data: conversationId } = z.uuid().safeParse(params['id']);
    if (!conversationId) throw new CodedError('CONVERSATION_NOT_FOUND', 'No such conversation');
    await this.readers.admit(
      { token, inAddress: bearer === undefined },
      conversationId,
      new Date(),
    );
    return true;
  }
}
