import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CompanyRules, type Versioned } from '../../platform/rules/company-rules.js';
import {
  authorityRuleSchema,
  compensationRuleSchema,
  type AuthorityRule,
  type CompensationRule,
} from '../../protocol/index.js';
import { defaultRules } from '../claims/default-rules.js';
import { defaultAuthority } from './authority.js';

const compensationSchema = z.array(compensationRuleSchema);
const authoritySchema = z.array(authorityRuleSchema);

/** The company's own terms and who may decide what: data that admins edit. */
@Injectable()
export class CareRulesService {
  constructor(private readonly rules: CompanyRules) {}

  async compensation(): Promise<Versioned<CompensationRule>> {
    const { version, rules } = await this.rules.read('compensation');
    return { version, rules: rules ? compensationSchema.parse(rules) : defaultRules };
  }

  async authority(): Promise<Versioned<AuthorityRule>> {
    const { version, rules } = await this.rules.read('authority');
    return { version, rules: rules ? authoritySchema.parse(rules) : defaultAuthority };
  }

  /**
   * Replaces all rules of a kind.
   *
   * @param edit names the version it was made from
   * @throws {CodedError} STATE_CONFLICT where somebody has edited them since
   */
  edit(
    name: 'compensation' | 'authority',
    edit: Versioned<CompensationRule | AuthorityRule>,
    staffId: string,
    now: Date,
  ): Promise<void> {
    return this.rules.edit(name, edit, staffId, now);
  }
}
