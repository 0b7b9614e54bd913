import { Controller, Get, Inject, Param, Post, Put, Query, Req, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { CurrentCustomer, CustomerAuthGuard } from '../../identity/customer-auth.guard.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { CodedError } from '../../platform/errors.js';
import { bodyTooLong, readBody } from '../../platform/http/read-body.js';
import type { Message } from '../../protocol/index.js';
import { PhotosService } from '../photos/photos.service.js';
import { presentMessageForCustomer } from '../present-message.js';
import { VideoUploads } from './video-uploads.service.js';
import { VideosService } from './videos.service.js';

/** A part is in memory whole while it is kept. */
const LARGEST_PART_BYTES = 4_194_304;

const offsetSchema = z.strictObject({ offset: z.coerce.number().int().min(0) });

/** A customer's video in parts, by the token that the hello gave: a cut costs only one of them. */
@ApiTags('videos')
@ApiBearerAuth()
@UseGuards(CustomerAuthGuard)
@Controller('api/v1/customer/conversations/:id/uploads/:clientId')
export class VideoUploadsController {
  constructor(
    private readonly uploads: VideoUploads,
    private readonly videos: VideosService,
    private readonly photos: PhotosService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How many bytes of the video are here: go on after them.' })
  async received(
    @Param('id', { schema: z.uuid() }) conversationId: string,
    @Param('clientId', { schema: z.uuid() }) clientId: string,
    @CurrentCustomer() customerId: string,
  ): Promise<{ received: number }> {
    await this.photos.requireOpen(customerId, conversationId);
    return { received: await this.uploads.received({ conversationId, clientId }) };
  }

  @Put()
  @ApiConsumes('application/octet-stream')
  @ApiOperation({ summary: 'Send a part of up to 4 MiB as the body; offset 0 begins anew.' })
  async add(
    @Param('id', { schema: z.uuid() }) conversationId: string,
    @Param('clientId', { schema: z.uuid() }) clientId: string,
    @Query({ schema: offsetSchema }) { offset }: z.output<typeof offsetSchema>,
    @CurrentCustomer() customerId: string,
    @Req() request: Request,
  ): Promise<{ received: number }> {
    const upload = { conversationId, clientId };
    if (offset === 0) {
      await this.photos.admit(customerId, conversationId);
      await this.uploads.begin(upload, new Date());
    } else {
      await this.photos.requireOpen(customerId, conversationId);
      await this.uploads.requireAt(upload, offset);
    }
    const room = this.config.videoBytes - offset;
    if (room <= 0) throw bodyTooLong(this.config.videoBytes);
    const part = await readBody(request, Math.min(LARGEST_PART_BYTES, room));
    return { received: await this.uploads.add(upload, offset, part, new Date()) };
  }

  @Post()
  @ApiOperation({ summary: 'All parts are here: make the message of them.' })
  async finish(
    @Param('id', { schema: z.uuid() }) conversationId: string,
    @Param('clientId', { schema: z.uuid() }) clientId: string,
    @CurrentCustomer() customerId: string,
  ): Promise<{ message: Message }> {
    const upload = { conversationId, clientId };
    const { locale } = await this.photos.requireOpen(customerId, conversationId);
    const read = () => this.uploads.read(upload);
    try {
      const { message } = await this.videos.add({ customerId, ...upload, locale, read });
      await this.uploads.forget(upload);
      return { message: presentMessageForCustomer(message) };
    } catch (error) {
      // Refused for good; after a fault of ours it is worth another try.
      if (error instanceof CodedError) await this.uploads.forget(upload);
      throw error;
    }
  }
}
