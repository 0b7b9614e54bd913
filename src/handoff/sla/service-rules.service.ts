import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CONFIG, type Config } from '../../platform/config.js';
import { CompanyRules, type Versioned } from '../../platform/rules/company-rules.js';
import {
  serviceRuleSchema,
  slaKinds,
  type EditServiceRules,
  type ServiceRule,
} from '../../protocol/index.js';

const NAME = 'service_level';
const rulesSchema = z.array(serviceRuleSchema);
/** Higher tiers take the harder cases: they have more time for them. */
const SUPERVISOR_TIMES = 2;
const EXPERT_TIMES = 4;
const WARN_AT_PERCENT = 80;

/** How long customers may wait for each: as the settings say until an admin says otherwise. */
@Injectable()
export class ServiceRulesService {
  constructor(
    private readonly rules: CompanyRules,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async current(): Promise<Versioned<ServiceRule>> {
    const { version, rules } = await this.rules.read(NAME);
    return { version, rules: rules ? rulesSchema.parse(rules) : usualRules(this.config.slaMs) };
  }

  /** @throws {CodedError} STATE_CONFLICT where somebody has edited them since */
  async edit(edit: EditServiceRules, staffId: string, now: Date): Promise<Versioned<ServiceRule>> {
    await this.rules.edit(NAME, edit, staffId, now);
    return this.current();
  }
}

/** The rules that follow from the frontline's times alone. */
export function usualRules(frontlineMs: Config['slaMs']): ServiceRule[] {
  return slaKinds.map((kind) => {
    const frontline = frontlineMs[kind];
    return {
      kind,
      ms: {
        frontline,
        supervisor: frontline * SUPERVISOR_TIMES,
        expert: frontline * EXPERT_TIMES,
      },
      warnAtPercent: WARN_AT_PERCENT,
    };
  });
}
