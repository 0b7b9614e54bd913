import { Controller, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentSession, Requires, StaffAuthGuard } from '../identity/staff-auth.guard.js';
import type { StaffSession } from '../identity/staff-identity.service.js';
import { callbackListSchema, type StaffCallbackView } from '../protocol/index.js';
import { CallbacksService } from './callbacks.service.js';

const listQuerySchema = z.object({
  which: callbackListSchema.default('open'),
  teamId: z.uuid().optional(),
});
const idSchema = z.uuid();

/** Customers to call back. */
@ApiTags('callbacks')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/callbacks')
export class CallbacksController {
  constructor(private readonly callbacks: CallbacksService) {}

  @Get()
  @Requires('conversation.accept')
  @ApiOperation({ summary: 'Open ones by when they are due, yours, everybody’s, or those done.' })
  async list(
    @CurrentSession() { staff }: StaffSession,
    @Query({ schema: listQuerySchema }) query: z.output<typeof listQuerySchema>,
  ): Promise<{ callbacks: StaffCallbackView[] }> {
    return { callbacks: await this.callbacks.list(staff.id, query) };
  }

  @Post(':id/take')
  @HttpCode(200)
  @Requires('conversation.accept')
  @ApiOperation({ summary: 'Take a callback and see the number; one of all who try succeeds.' })
  async take(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
  ): Promise<{ callback: StaffCallbackView }> {
    return { callback: await this.callbacks.take(id, staff.id, new Date()) };
  }

  @Post(':id/put-back')
  @HttpCode(200)
  @Requires('conversation.accept')
  @ApiOperation({ summary: 'Nobody answered: it waits again for whoever tries next.' })
  async putBack(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
  ): Promise<{ callback: StaffCallbackView }> {
    return { callback: await this.callbacks.putBack(id, staff.id, new Date()) };
  }

  @Post(':id/finish')
  @HttpCode(200)
  @Requires('conversation.accept')
  @ApiOperation({ summary: 'Say that the customer was called.' })
  async finish(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
  ): Promise<{ callback: StaffCallbackView }> {
    return { callback: await this.callbacks.finish(id, staff.id, new Date()) };
  }

  @Post(':id/reveal')
  @HttpCode(200)
  @Requires('personal_data.reveal')
  @ApiOperation({ summary: 'The number unmasked without taking it; recorded in the audit log.' })
  async reveal(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
  ): Promise<{ callback: StaffCallbackView }> {
    return { callback: await this.callbacks.reveal(id, staff.id, new Date()) };
  }
}
