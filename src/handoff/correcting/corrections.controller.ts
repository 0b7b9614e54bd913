import { Body, Controller, Get, HttpCode, Param, Post, Put, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentSession, Requires, StaffAuthGuard } from '../../identity/staff-auth.guard.js';
import type { StaffSession } from '../../identity/staff-identity.service.js';
import { correctMeaningSchema, type HeardMessage, type Meanings } from '../../protocol/index.js';
import { CorrectionsService } from './corrections.service.js';

const seqSchema = z.coerce.number().int().positive().max(2_147_483_647);

/** Where staff say that the bot heard wrong. */
@ApiTags('conversations')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/conversations/:id')
export class CorrectionsController {
  constructor(private readonly corrections: CorrectionsService) {}

  @Get('meanings')
  @Requires('conversation.reply')
  @ApiOperation({ summary: 'What messages can be said to mean, and what you have said of them.' })
  meanings(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: z.uuid() }) conversationId: string,
  ): Promise<Meanings> {
    return this.corrections.meanings(staff, conversationId);
  }

  @Get('messages/:seq/heard')
  @Requires('conversation.reply')
  @ApiOperation({ summary: 'What the bot, as it is live, would make of a message.' })
  heard(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: z.uuid() }) conversationId: string,
    @Param('seq', { schema: seqSchema }) seq: number,
  ): Promise<HeardMessage> {
    return this.corrections.heard(staff, conversationId, seq, new Date());
  }

  @Put('messages/:seq/meaning')
  @HttpCode(204)
  @Requires('conversation.reply')
  @ApiOperation({ summary: 'Say what a message of the customer really meant.' })
  @ApiBody({ schema: z.toJSONSchema(correctMeaningSchema) as object })
  async correct(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: z.uuid() }) conversationId: string,
    @Param('seq', { schema: seqSchema }) seq: number,
    @Body({ schema: correctMeaningSchema }) { intent }: z.infer<typeof correctMeaningSchema>,
  ): Promise<void> {
    await this.corrections.correct(staff, { conversationId, seq, intent }, new Date());
  }

  @Post('messages/:seq/draft-left')
  @HttpCode(204)
  @Requires('conversation.reply')
  @ApiOperation({ summary: "Say that the bot's draft for a message was changed or thrown away." })
  async leaveDraft(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: z.uuid() }) conversationId: string,
    @Param('seq', { schema: seqSchema }) seq: number,
  ): Promise<void> {
    await this.corrections.leaveDraft(staff, conversationId, seq, new Date());
  }
}
