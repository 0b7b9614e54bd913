import { Body, Controller, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentSession, Requires, StaffAuthGuard } from '../../identity/staff-auth.guard.js';
import type { StaffSession } from '../../identity/staff-identity.service.js';
import { tellComplaintSchema, type ComplaintView } from '../../protocol/index.js';
import { ComplaintsService } from './complaints.service.js';

const listQuerySchema = z.object({
  which: z.enum(['open', 'all']).default('open'),
  conversation: z.uuid().optional(),
});
const idSchema = z.uuid();
type Told = z.infer<typeof tellComplaintSchema>;

/** What customers complain of, and what they are told. */
@ApiTags('complaints')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/complaints')
export class ComplaintsController {
  constructor(private readonly complaints: ComplaintsService) {}

  @Get()
  @Requires('complaints.read')
  @ApiOperation({ summary: 'Open ones by deadline, all, or those of a conversation.' })
  async list(
    @Query({ schema: listQuerySchema })
    { which, conversation }: z.output<typeof listQuerySchema>,
  ): Promise<{ complaints: ComplaintView[] }> {
    const now = new Date();
    return {
      complaints: conversation
        ? await this.complaints.listIn(conversation, now)
        : await this.complaints.list(which, now),
    };
  }

  @Post(':id/answer')
  @HttpCode(200)
  @Requires('complaints.handle')
  @ApiOperation({ summary: 'Tells the customer how far it is, in the conversation.' })
  async answer(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: tellComplaintSchema }) { text }: Told,
  ): Promise<{ complaint: ComplaintView }> {
    return { complaint: await this.complaints.tell(id, 'answered', text, staff.id, new Date()) };
  }

  @Post(':id/close')
  @HttpCode(200)
  @Requires('complaints.handle')
  @ApiOperation({ summary: 'Tells the customer the outcome, and closes it.' })
  async close(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: tellComplaintSchema }) { text }: Told,
  ): Promise<{ complaint: ComplaintView }> {
    return { complaint: await this.complaints.tell(id, 'closed', text, staff.id, new Date()) };
  }
}
