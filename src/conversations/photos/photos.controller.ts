import { Controller, Get, Inject, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { CurrentCustomer, CustomerAuthGuard } from '../../identity/customer-auth.guard.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { readBody } from '../../platform/http/read-body.js';
import { sendImage } from '../../platform/http/send-image.js';
import { imageSizeSchema, type ImageSize, type Message } from '../../protocol/index.js';
import { FileReaderGuard } from '../files/file-reader.guard.js';
import { presentMessageForCustomer } from '../present-message.js';
import { PhotosService } from './photos.service.js';

const uploadSchema = z.strictObject({ clientId: z.uuid() });
const sizeSchema = z.strictObject({ size: imageSizeSchema.default('full') });

/** A customer's photos, by the token that the hello gave. */
@ApiTags('photos')
@ApiBearerAuth()
@Controller('api/v1/customer/conversations/:id/images')
export class PhotosController {
  constructor(
    private readonly photos: PhotosService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @UseGuards(CustomerAuthGuard)
  @ApiConsumes('image/jpeg', 'image/png', 'image/webp')
  @ApiOperation({ summary: 'Send a photo as the body; the same clientId again is the same photo.' })
  async add(
    @Param('id', { schema: z.uuid() }) conversationId: string,
    @Query({ schema: uploadSchema }) { clientId }: z.output<typeof uploadSchema>,
    @CurrentCustomer() customerId: string,
    @Req() request: Request,
  ): Promise<{ message: Message }> {
    const { locale } = await this.photos.admit(customerId, conversationId);
    const bytes = await readBody(request, this.config.photoBytes);
    const photo = { customerId, conversationId, clientId, locale, bytes };
    const { message } = await this.photos.add(photo);
    return { message: presentMessageForCustomer(message) };
  }

  @Get(':image')
  @UseGuards(FileReaderGuard)
  @ApiOperation({ summary: 'A photo of your own conversation, by the token or by a pass.' })
  async read(
    @Param('id', { schema: z.uuid() }) conversationId: string,
    @Param('image', { schema: z.uuid() }) id: string,
    @Query({ schema: sizeSchema }) { size }: { size: ImageSize },
    @Res() response: Response,
  ): Promise<void> {
    sendImage(response, await this.photos.read(conversationId, id, size), id);
  }
}
