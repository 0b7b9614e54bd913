import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  UseGuards,
} from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  vipDraftSchema,
  vipRevisionSchema,
  type VipDraft,
  type VipRevision,
  type VipView,
} from '../../protocol/index.js';
import { CurrentSession, Requires, StaffAuthGuard } from '../staff-auth.guard.js';
import type { StaffSession } from '../staff-identity.service.js';
import { VipsService } from './vips.service.js';

const idSchema = z.uuid();

/** Customers whom the company puts first. */
@ApiTags('vips')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/vips')
export class VipsController {
  constructor(private readonly vips: VipsService) {}

  @Get()
  @Requires('vips.manage')
  @ApiOperation({ summary: 'Who is put first, masked, the latest first.' })
  async list(): Promise<{ vips: VipView[] }> {
    return { vips: await this.vips.list() };
  }

  @Post()
  @Requires('vips.manage')
  @ApiOperation({ summary: 'Name somebody, by user id or phone.' })
  @ApiBody({ schema: z.toJSONSchema(vipDraftSchema, { io: 'input' }) as object })
  async add(
    @CurrentSession() { staff }: StaffSession,
    @Body({ schema: vipDraftSchema }) draft: VipDraft,
  ): Promise<{ vip: VipView }> {
    return { vip: await this.vips.add(draft, staff.id, new Date()) };
  }

  @Put(':id')
  @Requires('vips.manage')
  @ApiOperation({
    summary: 'Change reason and end. `version` is the one the change was made from.',
  })
  @ApiBody({ schema: z.toJSONSchema(vipRevisionSchema, { io: 'input' }) as object })
  async revise(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: vipRevisionSchema }) revision: VipRevision,
  ): Promise<{ vip: VipView }> {
    return { vip: await this.vips.revise(id, revision, staff.id, new Date()) };
  }

  @Post(':id/reveal')
  @HttpCode(200)
  @Requires('vips.manage')
  @ApiOperation({ summary: 'The entry in full; recorded in the audit log.' })
  async reveal(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
  ): Promise<{ vip: VipView }> {
    return { vip: await this.vips.reveal(id, staff.id, new Date()) };
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('vips.manage')
  @ApiOperation({ summary: 'Take somebody off the list.' })
  async remove(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
  ): Promise<void> {
    await this.vips.remove(id, staff.id, new Date());
  }
}
