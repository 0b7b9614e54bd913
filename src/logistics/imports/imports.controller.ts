import {
  Controller,
  HttpCode,
  Logger,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Requires, StaffAuthGuard } from '../../identity/staff-auth.guard.js';
import { CodedError } from '../../platform/errors.js';
import { errorBody } from '../../platform/realtime/socket-requests.js';
import type { Encoding } from './csv-lines.js';
import { ImportsService } from './imports.service.js';
import { NdjsonAnswer } from './ndjson-answer.js';

/** CSV files of a company's data, read as they come in. */
@ApiTags('imports')
@Controller('api/v1/imports')
export class ImportsController {
  private readonly logger = new Logger('Imports');

  constructor(private readonly imports: ImportsService) {}

  @Post(':kind')
  @HttpCode(200)
  @UseGuards(StaffAuthGuard)
  @Requires('data.import')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Import a CSV, see docs/feeds.md. The answer is NDJSON, as it goes.' })
  @ApiParam({ name: 'kind', enum: ['outlets', 'zones', 'rates', 'waybills', 'events'] })
  @ApiQuery({ name: 'company', required: false })
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiProduces('application/x-ndjson')
  @ApiOkResponse({ description: 'A line for every refused line, the progress, and the end.' })
  async import(
    @Param('kind') kind: string,
    @Query('company') company: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const prepared = this.imports.prepare(kind, company, new Date());
    const encoding = encodingOf(request);
    const answer = new NdjsonAnswer(response);
    try {
      await prepared.run(bytesOf(request), encoding, (entry) => answer.write(entry));
      answer.end();
    } catch (error) {
      if (request.destroyed && !request.complete) return;
      answer.end({ type: 'failed', error: errorBody(error, this.logger) });
    } finally {
      // What was not read would stand in the way of the connection's next request.
      request.resume();
    }
  }
}

/** The body; where it is not read to its end, what is left of it does not cost the answer. */
function bytesOf(request: Request): AsyncIterable<Buffer> {
  return request.iterator({ destroyOnReturn: false });
}

/** @throws {CodedError} INVALID_PAYLOAD where the body is no CSV, or compressed */
function encodingOf(request: Request): Encoding {
  const type = request.headers['content-type'] ?? 'text/csv';
  if (!/^\s*(?:text\/csv|text\/plain|application\/octet-stream)\b/i.test(type)) {
    throw new CodedError('INVALID_PAYLOAD', 'Send the file as text/csv');
  }
  if (request.headers['content-encoding'] !== undefined) {
    throw new CodedError('INVALID_PAYLOAD', 'Send the file uncompressed');
  }
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(type)?.[1]?.toLowerCase() ?? 'utf-8';
  if (charset === 'utf-8' || charset === 'utf8') return 'utf-8';
  if (['gbk', 'gb2312', 'gb18030'].includes(charset)) return 'gb18030';
  throw new CodedError('INVALID_PAYLOAD', 'The charset must be utf-8 or gbk');
}
