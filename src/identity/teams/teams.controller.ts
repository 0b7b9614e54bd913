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
  teamDraftSchema,
  teamRevisionSchema,
  type TeamDraft,
  type TeamName,
  type TeamView,
} from '../../protocol/index.js';
import { CurrentSession, Requires, StaffAuthGuard } from '../staff-auth.guard.js';
import type { StaffSession } from '../staff-identity.service.js';
import { TeamsService } from './teams.service.js';
import type { StaffMember } from './teams.store.js';

const idSchema = z.uuid();

/** Teams. */
@ApiTags('teams')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1')
export class TeamsController {
  constructor(private readonly teams: TeamsService) {}

  @Get('teams')
  @Requires('staff.manage')
  @ApiOperation({ summary: 'All teams, the default one first, and the staff to choose from.' })
  async list(): Promise<{ teams: TeamView[]; staff: StaffMember[] }> {
    return { teams: await this.teams.list(), staff: await this.teams.staff() };
  }

  @Get('team-names')
  @Requires('teams.read')
  @ApiOperation({ summary: 'Names of the teams, for whoever passes a conversation on.' })
  async names(): Promise<{ teams: TeamName[] }> {
    return { teams: await this.teams.names() };
  }

  @Post('teams')
  @Requires('staff.manage')
  @ApiOperation({ summary: 'Make a team.' })
  @ApiBody({ schema: z.toJSONSchema(teamDraftSchema, { io: 'input' }) as object })
  async create(
    @CurrentSession() { staff }: StaffSession,
    @Body({ schema: teamDraftSchema }) draft: TeamDraft,
  ): Promise<{ team: TeamView }> {
    return { team: await this.teams.create(draft, staff.id, new Date()) };
  }

  @Put('teams/:id')
  @Requires('staff.manage')
  @ApiOperation({ summary: 'Change a team. `version` is the one the change was made from.' })
  @ApiBody({ schema: z.toJSONSchema(teamRevisionSchema, { io: 'input' }) as object })
  async revise(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: teamRevisionSchema }) revision: z.output<typeof teamRevisionSchema>,
  ): Promise<{ team: TeamView }> {
    return { team: await this.teams.revise(id, revision, staff.id, new Date()) };
  }

  @Delete('teams/:id')
  @HttpCode(204)
  @Requires('staff.manage')
  @ApiOperation({ summary: 'Dissolve a team; what waits for it goes to the default team.' })
  async remove(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
  ): Promise<void> {
    await this.teams.remove(id, staff.id, new Date());
  }
}
