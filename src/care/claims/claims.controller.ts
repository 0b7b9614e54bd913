import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  UseGuards,
} from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentSession, Requires, StaffAuthGuard } from '../../identity/staff-auth.guard.js';
import type { StaffSession } from '../../identity/staff-identity.service.js';
import {
  claimAmountSchema,
  decideApprovalSchema,
  editAuthoritySchema,
  editCompensationRulesSchema,
  refuseClaimSchema,
  type AuthorityRule,
  type ClaimRefusal,
  type ClaimView,
  type CompensationRule,
} from '../../protocol/index.js';
import { ApprovalsService } from '../authority/approvals.service.js';
import type { Versioned } from '../../platform/rules/company-rules.js';
import { CareRulesService } from '../authority/care-rules.service.js';
import { ClaimsService } from './claims.service.js';
import { RefusalsService } from './refusals.service.js';

const listQuerySchema = z.object({
  which: z.enum(['open', 'all', 'approvals']).default('open'),
  conversation: z.uuid().optional(),
});
const idSchema = z.uuid();
type Amount = z.infer<typeof claimAmountSchema>;

/** What customers claim, and who decides on it. */
@ApiTags('claims')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1')
export class ClaimsController {
  constructor(
    private readonly claims: ClaimsService,
    private readonly approvals: ApprovalsService,
    private readonly refusals: RefusalsService,
    private readonly rules: CareRulesService,
  ) {}

  @Get('claims')
  @Requires('claims.read')
  @ApiOperation({ summary: 'Open ones by deadline, all, those to approve, or a conversation’s.' })
  async list(
    @Query({ schema: listQuerySchema }) query: z.output<typeof listQuerySchema>,
  ): Promise<{ claims: ClaimView[] }> {
    const now = new Date();
    const { which, conversation } = query;
    return {
      claims: conversation
        ? await this.claims.listOf(conversation, now)
        : await this.claims.list(which, now),
    };
  }

  @Post('claims/:id/offer')
  @HttpCode(200)
  @Requires('claims.decide')
  @ApiOperation({ summary: 'Offers an amount; beyond your authority the next tier is asked.' })
  async offer(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: claimAmountSchema }) { amountFen }: Amount,
  ): Promise<{ claim: ClaimView }> {
    return { claim: await this.approvals.act(id, 'offer', amountFen, staff, new Date()) };
  }

  @Post('claims/:id/refuse')
  @HttpCode(200)
  @Requires('claims.decide')
  @ApiOperation({ summary: 'Nothing is paid; the customer is told why, and may ask again.' })
  async refuse(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: refuseClaimSchema }) refusal: ClaimRefusal,
  ): Promise<{ claim: ClaimView }> {
    return { claim: await this.refusals.refuse(id, refusal, staff.id, new Date()) };
  }

  @Post('claims/:id/accept')
  @HttpCode(200)
  @Requires('claims.decide')
  @ApiOperation({ summary: 'The customer has said yes; paid within seven working days.' })
  async accept(@Param('id', { schema: idSchema }) id: string): Promise<{ claim: ClaimView }> {
    return { claim: await this.claims.accept(id, new Date()) };
  }

  @Post('claims/:id/review')
  @HttpCode(200)
  @Requires('claims.decide')
  @ApiOperation({ summary: 'The customer does not agree: a person looks at it again.' })
  async review(@Param('id', { schema: idSchema }) id: string): Promise<{ claim: ClaimView }> {
    return { claim: await this.claims.review(id, new Date()) };
  }

  @Post('claims/:id/pay')
  @HttpCode(200)
  @Requires('claims.decide')
  @ApiOperation({
    summary: 'Pays what was accepted; beyond your authority the next tier is asked.',
  })
  async pay(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: claimAmountSchema }) { amountFen }: Amount,
  ): Promise<{ claim: ClaimView }> {
    return { claim: await this.approvals.act(id, 'pay', amountFen, staff, new Date()) };
  }

  @Post('approvals/:id')
  @HttpCode(200)
  @Requires('claims.decide')
  @ApiOperation({ summary: 'Approves or refuses; never one’s own request, never another amount.' })
  async decide(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: decideApprovalSchema }) decision: z.infer<typeof decideApprovalSchema>,
  ): Promise<{ claim: ClaimView }> {
    return { claim: await this.approvals.decide(id, decision, staff, new Date()) };
  }

  @Get('care-rules/compensation')
  @Requires('claims.read')
  @ApiOperation({ summary: 'What is paid for what: the company’s own terms.' })
  compensation(): Promise<Versioned<CompensationRule>> {
    return this.rules.compensation();
  }

  @Get('care-rules/authority')
  @Requires('claims.read')
  @ApiOperation({ summary: 'Which tier may offer and pay how much.' })
  authority(): Promise<Versioned<AuthorityRule>> {
    return this.rules.authority();
  }

  @Put('care-rules/compensation')
  @Requires('care_rules.edit')
  @ApiOperation({ summary: 'Replaces the terms; names the version the edit was made from.' })
  async editCompensation(
    @CurrentSession() { staff }: StaffSession,
    @Body({ schema: editCompensationRulesSchema })
    edit: z.infer<typeof editCompensationRulesSchema>,
  ): Promise<Versioned<CompensationRule>> {
    await this.rules.edit('compensation', edit, staff.id, new Date());
    return this.rules.compensation();
  }

  @Put('care-rules/authority')
  @Requires('care_rules.edit')
  @ApiOperation({ summary: 'Replaces the matrix; names the version the edit was made from.' })
  async editAuthority(
    @CurrentSession() { staff }: StaffSession,
    @Body({ schema: editAuthoritySchema }) edit: z.infer<typeof editAuthoritySchema>,
  ): Promise<Versioned<AuthorityRule>> {
    await this.rules.edit('authority', edit, staff.id, new Date());
    return this.rules.authority();
  }
}
