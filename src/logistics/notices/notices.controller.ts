import { Body, Controller, Delete, Get, Param, Post, Put, UseGuards } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBearerAuth,
  ApiBody,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentSession, Requires, StaffAuthGuard } from '../../identity/staff-auth.guard.js';
import type { StaffSession } from '../../identity/staff-identity.service.js';
import { type NoticeDraft, noticeDraftSchema, type NoticeView } from '../../protocol/index.js';
import { NoticesService } from './notices.service.js';

const revisionSchema = noticeDraftSchema.safeExtend({ version: z.number().int().positive() });
const idSchema = z.uuid();

/** Closures, weather and incidents: read by staff, written by admins. */
@ApiTags('notices')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/notices')
export class NoticesController {
  constructor(private readonly notices: NoticesService) {}

  @Get()
  @Requires('notices.read')
  @ApiOperation({ summary: 'Notices, the newest first, withdrawn ones too.' })
  async list(): Promise<{ notices: NoticeView[] }> {
    return { notices: await this.notices.list() };
  }

  @Get(':id')
  @Requires('notices.read')
  @ApiOperation({ summary: 'One notice.' })
  @ApiNotFoundResponse({ description: 'NOT_FOUND' })
  async read(@Param('id', { schema: idSchema }) id: string): Promise<{ notice: NoticeView }> {
    return { notice: await this.notices.read(id) };
  }

  @Post()
  @Requires('notices.edit')
  @ApiOperation({ summary: 'Publish a notice; whom it concerns is told once, when it begins.' })
  @ApiBody({ schema: z.toJSONSchema(noticeDraftSchema) as object })
  @ApiBadRequestResponse({ description: 'INVALID_PAYLOAD: details say where.' })
  async publish(
    @CurrentSession() { staff }: StaffSession,
    @Body({ schema: noticeDraftSchema }) draft: NoticeDraft,
  ): Promise<{ notice: NoticeView }> {
    return { notice: await this.notices.publish(draft, staff.id, new Date()) };
  }

  @Put(':id')
  @Requires('notices.edit')
  @ApiOperation({ summary: 'Change a notice. `version` is the one the change was made from.' })
  @ApiBody({ schema: z.toJSONSchema(revisionSchema) as object })
  @ApiConflictResponse({ description: 'STATE_CONFLICT: changed or withdrawn meanwhile.' })
  async revise(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: revisionSchema }) revision: z.infer<typeof revisionSchema>,
  ): Promise<{ notice: NoticeView }> {
    return { notice: await this.notices.revise(id, revision, staff.id, new Date()) };
  }

  @Delete(':id')
  @Requires('notices.edit')
  @ApiOperation({ summary: 'Withdraw a notice at once. It is kept for the record.' })
  @ApiNotFoundResponse({ description: 'NOT_FOUND' })
  async withdraw(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
  ): Promise<{ notice: NoticeView }> {
    return { notice: await this.notices.withdraw(id, staff.id, new Date()) };
  }
}
