import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentSession, Requires, StaffAuthGuard } from '../../identity/staff-auth.guard.js';
import type { StaffSession } from '../../identity/staff-identity.service.js';
import {
  searchConversationsSchema,
  type FoundConversations,
  type SearchConversations,
} from '../../protocol/index.js';
import { FindingService } from './finding.service.js';

/** Finding conversations again. */
@ApiTags('conversations')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1')
export class FindingController {
  constructor(private readonly finding: FindingService) {}

  @Get('conversation-search')
  @Requires('conversation.reply')
  @ApiOperation({
    summary: 'Conversations you may see, by waybill, phone, words, customer, label.',
  })
  find(
    @CurrentSession() { staff }: StaffSession,
    @Query({ schema: searchConversationsSchema }) asked: SearchConversations,
  ): Promise<FoundConversations> {
    return this.finding.find(staff, asked, new Date());
  }

  @Get('conversation-labels')
  @Requires('notes.write')
  @ApiOperation({ summary: 'The labels in use, the commonest first.' })
  async labels(): Promise<{ labels: string[] }> {
    return { labels: await this.finding.labels() };
  }
}
