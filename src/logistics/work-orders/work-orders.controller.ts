import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  Post,
  Query,
  UseGuards,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentSession, Requires, StaffAuthGuard } from '../../identity/staff-auth.guard.js';
import type { StaffSession } from '../../identity/staff-identity.service.js';
import {
  type AdvanceWorkOrder,
  advanceWorkOrderSchema,
  type WorkOrdersPage,
  type WorkOrdersQuery,
  workOrdersQuerySchema,
  type WorkOrderView,
} from '../../protocol/index.js';
import { ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER } from './webhook-signature.js';
import { type AnswerTaken, WorkOrderAnswers } from './work-order-answers.js';
import { WorkOrdersService } from './work-orders.service.js';

/** What was asked of companies, for staff. */
@ApiTags('work orders')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/work-orders')
export class WorkOrdersController {
  constructor(private readonly orders: WorkOrdersService) {}

  @Get()
  @Requires('work_orders.read')
  @ApiOperation({
    summary: 'Open ones, the most urgent first; or all, the newest first. 50 a page.',
  })
  list(@Query({ schema: workOrdersQuerySchema }) query: WorkOrdersQuery): Promise<WorkOrdersPage> {
    return this.orders.list(query);
  }

  @Get(':id/details')
  @Requires('work_orders.advance')
  @ApiOperation({ summary: 'Addresses and the like, unmasked. Every reading is recorded.' })
  @ApiNotFoundResponse({ description: 'NOT_FOUND' })
  async details(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<{ details: Record<string, string | number> }> {
    return { details: await this.orders.readDetails(id, staff.id, new Date()) };
  }

  @Post(':id/state')
  @HttpCode(200)
  @Requires('work_orders.advance')
  @ApiOperation({ summary: 'Moves a work order on; its customer and its company are told.' })
  @ApiBody({ schema: z.toJSONSchema(advanceWorkOrderSchema) as object })
  @ApiConflictResponse({ description: 'STATE_CONFLICT: details.next says what may follow.' })
  async advance(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: advanceWorkOrderSchema }) change: AdvanceWorkOrder,
  ): Promise<{ workOrder: WorkOrderView }> {
    const by = { kind: 'staff', id: staff.id, name: staff.name } as const;
    const order = await this.orders.advance({ ...change, id, by }, new Date());
    return { workOrder: this.orders.view(order) };
  }
}

/** What companies answer. Who sends is known by the signature, not by a session. */
@ApiTags('work orders')
@Controller('api/v1/feeds/:company/work-orders')
export class WorkOrderAnswersController {
  constructor(private readonly answers: WorkOrderAnswers) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'A company says how far a work order is, see docs/work-orders.md.' })
  @ApiOkResponse({ description: 'The work order as it is now.' })
  @ApiUnauthorizedResponse({ description: 'SIGNATURE_INVALID or REQUEST_EXPIRED' })
  @ApiConflictResponse({ description: 'STATE_CONFLICT: details.next says what may follow.' })
  take(
    @Param('company') company: string,
    @Headers(ID_HEADER) id: string | undefined,
    @Headers(TIMESTAMP_HEADER) timestamp: string | undefined,
    @Headers(SIGNATURE_HEADER) signature: string | undefined,
    @Body() body: unknown,
  ): Promise<AnswerTaken> {
    const headers = { id: id ?? '', timestamp: timestamp ?? '', signature: signature ?? '' };
    // As it came: `server.ts` leaves the bodies of feeds alone.
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    return this.answers.take(company, bytes, headers, new Date());
  }
}
