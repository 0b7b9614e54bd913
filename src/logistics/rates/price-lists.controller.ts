import { Body, Controller, Get, HttpCode, Put, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiConflictResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CurrentSession, Requires, StaffAuthGuard } from '../../identity/staff-auth.guard.js';
import type { StaffSession } from '../../identity/staff-identity.service.js';
import {
  editPriceListSchema,
  priceListQuerySchema,
  type EditPriceList,
  type PriceListView,
} from '../../protocol/index.js';
import { dayIn } from '../local-time.js';
import { PriceListsService } from './price-lists.service.js';
import { BUSINESS_ZONE } from './quotes.service.js';

/** The days on which prices hold. */
@ApiTags('logistics')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/price-lists')
export class PriceListsController {
  constructor(private readonly lists: PriceListsService) {}

  @Get()
  @Requires('care_rules.edit')
  @ApiOperation({ summary: 'Price lists, and what customers are quoted by on a `day` (today).' })
  async list(
    @Query({ schema: priceListQuerySchema }) { day }: z.infer<typeof priceListQuerySchema>,
  ): Promise<{ day: string; priceLists: PriceListView[] }> {
    const asked = day ?? dayIn(BUSINESS_ZONE, new Date());
    return { day: asked, priceLists: await this.lists.list(asked) };
  }

  @Put()
  @HttpCode(204)
  @Requires('care_rules.edit')
  @ApiOperation({ summary: 'Gives a price list, named by its days, other days.' })
  @ApiConflictResponse({
    description: 'RATES_OVERLAP: `details` names the other’s days. STATE_CONFLICT.',
  })
  async setDays(
    @CurrentSession() { staff }: StaffSession,
    @Body({ schema: editPriceListSchema }) edit: EditPriceList,
  ): Promise<void> {
    await this.lists.setDays(edit, staff.id, new Date());
  }
}
