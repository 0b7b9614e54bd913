import { Controller, Get, Param, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentSession, StaffAuthGuard } from '../identity/staff-auth.guard.js';
import type { StaffSession } from '../identity/staff-identity.service.js';
import { PAGE_LIMIT, type MessagePage, type StaffConversation } from '../protocol/index.js';
import { StaffDeskService } from './staff-desk.service.js';

const pageSchema = z.object({
  afterSeq: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT).default(PAGE_LIMIT),
});

/** Conversations over REST, for programs; people use the socket. */
@ApiTags('conversations')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/conversations')
export class ConversationsController {
  constructor(private readonly desk: StaffDeskService) {}

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
  messages(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: z.uuid() }) conversationId: string,
    @Query({ schema: pageSchema }) page: z.output<typeof pageSchema>,
  ): Promise<MessagePage> {
    return this.desk.messagesAfter(staff, { conversationId, ...page });
  }
}
