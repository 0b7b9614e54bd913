import { Controller, Get, Param, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { PhotosService } from '../conversations/photos/photos.service.js';
import { videoFileSchema } from '../conversations/videos/video-file.js';
import { VideosService } from '../conversations/videos/videos.service.js';
import { CurrentSession, StaffAuthGuard } from '../identity/staff-auth.guard.js';
import type { StaffSession } from '../identity/staff-identity.service.js';
import { sendImage } from '../platform/http/send-image.js';
import { sendRange } from '../platform/http/send-range.js';
import {
  PAGE_LIMIT,
  imageSizeSchema,
  type MessagePage,
  type StaffConversation,
} from '../protocol/index.js';
import { WatchingService } from './supervising/watching.service.js';
import { StaffDeskService } from './staff-desk.service.js';

const pageSchema = z.object({
  afterSeq: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT).default(PAGE_LIMIT),
});

const sizeSchema = z.strictObject({ size: imageSizeSchema.default('full') });

/** Conversations over REST, for programs; people use the socket. */
@ApiTags('conversations')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/conversations')
export class ConversationsController {
  constructor(
    private readonly desk: StaffDeskService,
    private readonly photos: PhotosService,
    private readonly videos: VideosService,
    private readonly watching: WatchingService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Conversations you may take (waiting) and those you are in (mine).' })
  async list(
    @CurrentSession() { staff }: StaffSession,
  ): Promise<{ waiting: StaffConversation[]; mine: StaffConversation[] }> {
    const { waiting, mine } = await this.desk.overview(staff);
    return { waiting, mine };
  }

  @Get(':id/messages')
  @ApiOperation({ summary: 'Messages after a seq, in order.' })
  async messages(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: z.uuid() }) conversationId: string,
    @Query({ schema: pageSchema }) page: z.output<typeof pageSchema>,
  ): Promise<MessagePage> {
    const messages = await this.desk.messagesAfter(staff, { conversationId, ...page });
    await this.watching.record(staff, conversationId, new Date());
    return messages;
  }

  @Get(':id/images/:image')
  @ApiOperation({ summary: 'A photo of a conversation you may see.' })
  async image(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: z.uuid() }) conversationId: string,
    @Param('image', { schema: z.uuid() }) id: string,
    @Query({ schema: sizeSchema }) { size }: z.output<typeof sizeSchema>,
    @Res() response: Response,
  ): Promise<void> {
    await this.desk.requireSight(staff, conversationId);
    sendImage(response, await this.photos.read(conversationId, id, size), id);
  }

  @Get(':id/videos/:file')
  @ApiOperation({ summary: 'A video of a conversation you may see, or a part of it.' })
  async video(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: z.uuid() }) conversationId: string,
    @Param('file', { schema: videoFileSchema }) file: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.desk.requireSight(staff, conversationId);
    await sendRange(request, response, await this.videos.open(conversationId, file));
  }
}
