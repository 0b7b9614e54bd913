import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { CodedError } from '../errors.js';

/** Rules with the version an edit has to name; 0 until somebody has edited them. */
export interface Versioned<T> {
  version: number;
  rules: readonly T[];
}

/** A company's own rules, by name: whole sets that admins replace, one of two who do so at once. */
@Injectable()
export class CompanyRules {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** What is stored under a name; `rules` null until somebody has edited them. */
  async read(name: string): Promise<{ version: number; rules: unknown }> {
    const [row] = (await this.database.query(
      `SELECT version, rules FROM care_rules WHERE name = $1`,
      [name],
    )) as { version: number; rules: unknown }[];
    return row ?? { version: 0, rules: null };
  }

  /**
   * Replaces all rules of a name.
   *
   * @param version what the edit was made from
   * @throws {CodedError} STATE_CONFLICT where somebody has edited them since
   */
  async edit(
    name: string,
    { version, rules }: Versioned<unknown>,
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
}
