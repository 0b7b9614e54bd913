import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { AuditService } from '../../platform/audit/audit.service.js';
import { CodedError } from '../../platform/errors.js';
import {
  authorityRuleSchema,
  compensationRuleSchema,
  type AuthorityRule,
  type CompensationRule,
} from '../../protocol/index.js';
import { defaultRules } from '../claims/default-rules.js';
import { defaultAuthority } from './authority.js';

/** Rules with the version an edit has to name; 0 until somebody has edited them. */
export interface Versioned<T> {
  version: number;
  rules: readonly T[];
}

const sets = {
  compensation: { schema: z.array(compensationRuleSchema), initial: defaultRules },
  authority: { schema: z.array(authorityRuleSchema), initial: defaultAuthority },
} as const;

/** The company's own terms and who may decide what: data that admins edit. */
@Injectable()
export class CareRulesService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly audit: AuditService,
  ) {}

  async compensation(): Promise<Versioned<CompensationRule>> {
    const { version, rules } = await this.read('compensation');
    return { version, rules: rules ? sets.compensation.schema.parse(rules) : defaultRules };
  }

  async authority(): Promise<Versioned<AuthorityRule>> {
    const { version, rules } = await this.read('authority');
    return { version, rules: rules ? sets.authority.schema.parse(rules) : defaultAuthority };
  }

  /**
   * Replaces all rules of a kind.
   *
   * @param version what the edit was made from
   * @throws {CodedError} STATE_CONFLICT where somebody has edited them since
   */
  async edit(
    name: keyof typeof sets,
    { version, rules }: Versioned<CompensationRule | AuthorityRule>,
    staffId: string,
    now: Date,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      const [edited] =
        version === 0
          ? [
              (await manager.query(
                `INSERT INTO care_rules (name, version, rules) VALUES ($1, 1, $2)
                 ON CONFLICT DO NOTHING RETURNING version`,
                [name, JSON.stringify(rules)],
              )) as unknown[],
            ]
          : ((await manager.query(
              `UPDATE care_rules SET version = version + 1, rules = $3
                WHERE name = $1 AND version = $2 RETURNING version`,
              [name, version, JSON.stringify(rules)],
            )) as [unknown[], number]);
      if (edited.length === 0) {
        throw new CodedError('STATE_CONFLICT', 'Somebody has edited these rules since');
      }
      const entry = { actorId: staffId, action: `${name}.edited`, subject: name };
      await this.audit.record({ ...entry, details: { version: version + 1, rules } }, now, manager);
    });
  }

  private async read(name: keyof typeof sets): Promise<{ version: number; rules: unknown }> {
    const [row] = (await this.database.query(
      `SELECT version, rules FROM care_rules WHERE name = $1`,
      [name],
    )) as { version: number; rules: unknown }[];
    return row ?? { version: 0, rules: null };
  }
}
