import { Body, Controller, Get, Put, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiConflictResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentSession, Requires, StaffAuthGuard } from '../../identity/staff-auth.guard.js';
import type { StaffSession } from '../../identity/staff-identity.service.js';
import type { Versioned } from '../../platform/rules/company-rules.js';
import {
  editServiceRulesSchema,
  type EditServiceRules,
  type ServiceRule,
} from '../../protocol/index.js';
import { ServiceRulesService } from './service-rules.service.js';

/** How long customers may wait. */
@ApiTags('service level')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/service-rules')
export class ServiceRulesController {
  constructor(private readonly rules: ServiceRulesService) {}

  @Get()
  @Requires('care_rules.edit')
  @ApiOperation({ summary: 'How long each may take on each tier, in milliseconds.' })
  read(): Promise<Versioned<ServiceRule>> {
    return this.rules.current();
  }

  @Put()
  @Requires('care_rules.edit')
  @ApiOperation({ summary: 'Replaces the times; names the version the edit was made from.' })
  @ApiConflictResponse({ description: 'STATE_CONFLICT: somebody has edited them since.' })
  edit(
    @CurrentSession() { staff }: StaffSession,
    @Body({ schema: editServiceRulesSchema }) edit: EditServiceRules,
  ): Promise<Versioned<ServiceRule>> {
    return this.rules.edit(edit, staff.id, new Date());
  }
}
