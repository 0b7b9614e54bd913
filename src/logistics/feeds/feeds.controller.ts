import { Body, Controller, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { CodedError, httpStatusOf } from '../../platform/errors.js';
import { type FeedReport, FeedsService } from './feeds.service.js';
import { KUAIDI100_TAKEN } from './kuaidi100.js';

/** What a feed sends, as it came: `server.ts` leaves these bodies alone. */
const bytesOf = (body: unknown): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

/** Tracking events from outside. Who sends is known by the signature, not by a session. */
@ApiTags('feeds')
@Controller('api/v1/feeds/:company')
export class FeedsController {
  constructor(private readonly feeds: FeedsService) {}

  /** Kuaidi100 reads `result` and knows no error codes: a refusal speaks its words too. */
  @Post('kuaidi100')
  @HttpCode(200)
  @ApiOperation({ summary: 'Push of Kuaidi100, see docs/feeds.md.' })
  @ApiOkResponse({ description: 'Taken: result is true.' })
  @ApiUnauthorizedResponse({ description: 'SIGNATURE_INVALID' })
  async kuaidi100(
    @Param('company') company: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<object> {
    try {
      const { refused } = await this.feeds.takeKuaidi100(company, bytesOf(body), new Date());
      return refused.length > 0 ? { ...KUAIDI100_TAKEN, refused } : KUAIDI100_TAKEN;
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      response.status(httpStatusOf(error.code));
      const message = `${error.code}: ${error.message}`;
      return { result: false, returnCode: '500', message, error: error.toBody() };
    }
  }

  @Post('aftership')
  @HttpCode(200)
  @ApiOperation({ summary: 'Webhook of AfterShip, see docs/feeds.md.' })
  @ApiOkResponse({ description: 'How many events were stored, repeated and refused.' })
  @ApiUnauthorizedResponse({ description: 'SIGNATURE_INVALID' })
  aftership(
    @Param('company') company: string,
    @Headers('aftership-hmac-sha256') signature: string | undefined,
    @Body() body: unknown,
  ): Promise<FeedReport> {
    return this.feeds.takeAftership(company, bytesOf(body), signature ?? '', new Date());
  }

  @Post('events')
  @HttpCode(200)
  @ApiOperation({ summary: "Events of the company's own system, see docs/feeds.md." })
  @ApiOkResponse({ description: 'How many events were stored, repeated and refused.' })
  @ApiUnauthorizedResponse({ description: 'SIGNATURE_INVALID or REQUEST_EXPIRED' })
  @ApiConflictResponse({ description: 'REPLAYED: the same request was taken before.' })
  events(
    @Param('company') company: string,
    @Headers('relaydesk-timestamp') timestamp: string | undefined,
    @Headers('relaydesk-signature') signature: string | undefined,
    @Body() body: unknown,
  ): Promise<FeedReport> {
    const signed = { timestamp: timestamp ?? '', signature: signature ?? '' };
    return this.feeds.takeEvents(company, bytesOf(body), signed, new Date());
  }
}
