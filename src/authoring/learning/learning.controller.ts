import { Body, Controller, Get, HttpCode, Post, Query, UseGuards } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentSession, Requires, StaffAuthGuard } from '../../identity/staff-auth.guard.js';
import type { StaffSession } from '../../identity/staff-identity.service.js';
import {
  assignLearningSchema,
  dismissLearningSchema,
  learningPageSchema,
  type AssignLearning,
} from '../../protocol/index.js';
import { LearningService } from './learning.service.js';

const pageSchema = z.strictObject({
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
const schemaOf = (schema: z.ZodType) => ({ schema: z.toJSONSchema(schema) as object });

/** Messages that the bot can learn from. Nothing in them tells who wrote them. */
@ApiTags('intents')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/intents/learning')
export class LearningController {
  constructor(private readonly learning: LearningService) {}

  @Get()
  @Requires('intents.read')
  @ApiOperation({ summary: 'Messages that were not understood, by groups, the largest first.' })
  @ApiQuery({ name: 'offset', required: false, description: 'Groups to leave out; default 0.' })
  @ApiQuery({ name: 'limit', required: false, description: '1–100 groups; default 20.' })
  @ApiOkResponse(schemaOf(learningPageSchema))
  page(@Query({ schema: pageSchema }) { offset, limit }: z.infer<typeof pageSchema>) {
    return this.learning.page(offset, limit);
  }

  @Post('assign')
  @HttpCode(200)
  @Requires('intents.edit')
  @ApiOperation({ summary: 'Make messages utterances of an intent of a draft.' })
  @ApiBody(schemaOf(assignLearningSchema))
  @ApiConflictResponse({ description: 'STATE_CONFLICT: somebody has decided on one of them.' })
  async assign(
    @CurrentSession() { staff }: StaffSession,
    @Body({ schema: assignLearningSchema }) order: AssignLearning,
  ) {
    return { draft: await this.learning.assign(order, staff.id, new Date()) };
  }

  @Post('dismiss')
  @HttpCode(204)
  @Requires('intents.edit')
  @ApiOperation({ summary: 'Let messages go.' })
  @ApiBody(schemaOf(dismissLearningSchema))
  async dismiss(
    @CurrentSession() { staff }: StaffSession,
    @Body({ schema: dismissLearningSchema }) { messages }: z.infer<typeof dismissLearningSchema>,
  ): Promise<void> {
    await this.learning.dismiss(messages, staff.id, new Date());
  }
}
