import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import {
  type OnModuleInit,
  Controller,
  Get,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import { ApiBearerAuth, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { CurrentCustomer, CustomerAuthGuard } from '../../identity/customer-auth.guard.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { receiveFile } from '../../platform/http/receive-file.js';
import { sendRange } from '../../platform/http/send-range.js';
import type { Message } from '../../protocol/index.js';
import { FileReaderGuard } from '../files/file-reader.guard.js';
import { PhotosService } from '../photos/photos.service.js';
import { presentMessageForCustomer } from '../present-message.js';
import { videoFileSchema } from './video-file.js';
import { VideosService } from './videos.service.js';

const uploadSchema = z.strictObject({ clientId: z.uuid() });

/** A customer's videos, by the token that the hello gave. */
@ApiTags('videos')
@ApiBearerAuth()
@Controller('api/v1/customer/conversations/:id/videos')
export class VideosController implements OnModuleInit {
  /** What is on its way in; the data folder is this process's alone. */
  private readonly incoming: string;

  constructor(
    private readonly videos: VideosService,
    private readonly photos: PhotosService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.incoming = path.join(config.dataFolder, 'incoming');
  }

  /** What a crash left behind belongs to nobody. */
  async onModuleInit(): Promise<void> {
    await rm(this.incoming, { recursive: true, force: true });
  }

  @Post()
  @UseGuards(CustomerAuthGuard)
  @ApiConsumes('video/mp4', 'video/quicktime', 'video/webm')
  @ApiOperation({ summary: 'Send a video as the body; the same clientId again is the same video.' })
  async add(
    @Param('id', { schema: z.uuid() }) conversationId: string,
    @Query({ schema: uploadSchema }) { clientId }: z.output<typeof uploadSchema>,
    @CurrentCustomer() customerId: string,
    @Req() request: Request,
  ): Promise<{ message: Message }> {
    const { locale } = await this.photos.admit(customerId, conversationId);
    const place = { limit: this.config.videoBytes, folder: this.incoming };
    const { message } = await receiveFile(request, place, (file) =>
      this.videos.add({
        ...{ customerId, conversationId, clientId, locale },
        read: () => readFile(file),
      }),
    );
    return { message: presentMessageForCustomer(message) };
  }

  @Get(':file')
  @UseGuards(FileReaderGuard)
  @ApiOperation({ summary: 'A video of your own conversation, or a part of it, by a pass.' })
  async read(
    @Param('id', { schema: z.uuid() }) conversationId: string,
    @Param('file', { schema: videoFileSchema }) file: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await sendRange(request, response, await this.videos.open(conversationId, file));
  }
}
