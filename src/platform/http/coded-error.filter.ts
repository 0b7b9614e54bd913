import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { Response } from 'express';
import type { ErrorCode, ProtocolErrorBody } from '../../protocol/index.js';
import { CodedError, httpStatusOf } from '../errors.js';
import { errorBody } from '../realtime/socket-requests.js';

/** Answers every failed request with `{error: {code, message}}`. */
@Catch()
export class CodedErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) return void response.end();
    const body = toBody(error, this.logger);
    const status = error instanceof HttpException ? error.getStatus() : httpStatusOf(body.code);
    if (body.retryAfterMs !== undefined) {
      response.setHeader('Retry-After', Math.ceil(body.retryAfterMs / 1000));
    }
    response.status(status).json({ error: body });
  }
}

/** Nest's own refusals (no such route, a body that is too large or no JSON) get a code too. */
function toBody(error: unknown, logger: Logger): ProtocolErrorBody {
  if (error instanceof HttpException && error.getStatus() < 500) {
    return { code: codeOfStatus(error.getStatus()), message: error.message };
  }
  return error instanceof CodedError ? error.toBody() : errorBody(error, logger);
}

function codeOfStatus(status: number): ErrorCode {
  switch (status) {
    case 404:
      return 'NOT_FOUND';
    case 413:
      return 'MESSAGE_TOO_LONG';
    case 429:
      return 'RATE_LIMITED';
    default:
      return 'INVALID_PAYLOAD';
  }
}
