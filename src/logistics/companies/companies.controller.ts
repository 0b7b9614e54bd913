import { Controller, Get, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { StaffAuthGuard } from '../../identity/staff-auth.guard.js';
import type { CompanyName } from '../../protocol/index.js';
import { CompaniesService } from './companies.service.js';

/** The companies whose customers are served, for all staff. */
@ApiTags('companies')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/companies')
export class CompaniesController {
  constructor(private readonly companies: CompaniesService) {}

  @Get()
  @ApiOperation({ summary: 'The companies of the companies file, and the demo company.' })
  list(): { companies: CompanyName[] } {
    return { companies: this.companies.all().map(({ id, name }) => ({ id, name })) };
  }
}
