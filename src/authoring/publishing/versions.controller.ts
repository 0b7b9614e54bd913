import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  Post,
  UseGuards,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConflictResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentSession, Requires, StaffAuthGuard } from '../../identity/staff-auth.guard.js';
import type { StaffSession } from '../../identity/staff-identity.service.js';
import { reasonSchema } from '../../protocol/index.js';
import { FolderWatch } from './folder-watch.service.js';
import { PublishingService } from './publishing.service.js';

const backSchema = z.strictObject({ reason: reasonSchema });

/** What was published, and the way back. */
@ApiTags('intents')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/intents/versions')
export class VersionsController {
  constructor(
    private readonly publishing: PublishingService,
    private readonly disk: FolderWatch,
  ) {}

  @Get()
  @Requires('intents.read')
  @ApiOperation({ summary: 'Who published what, and why; and faults of the files on the disk.' })
  async history() {
    return { versions: await this.publishing.history(), diskFaults: this.disk.faults };
  }

  @Get(':number/files')
  @Requires('intents.read')
  @ApiOperation({ summary: 'All files of a version.' })
  async files(@Param('number', ParseIntPipe) number: number) {
    return { files: Object.fromEntries(await this.publishing.filesOf(number)) };
  }

  @Post(':number/restore')
  @HttpCode(200)
  @Requires('intents.publish')
  @ApiOperation({ summary: 'Bring a version back, live on all nodes.' })
  @ApiBody({ schema: z.toJSONSchema(backSchema) as object })
  @ApiConflictResponse({ description: 'STATE_CONFLICT: it is live, or another was published.' })
  restore(
    @CurrentSession() { staff }: StaffSession,
    @Param('number', ParseIntPipe) number: number,
    @Body({ schema: backSchema }) { reason }: z.infer<typeof backSchema>,
  ) {
    return this.publishing.rollBack(number, { actorId: staff.id, reason }, new Date());
  }
}
