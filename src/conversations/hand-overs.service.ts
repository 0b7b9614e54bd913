import { Injectable } from '@nestjs/common';
import { isProblem, summarize, type DialogState, type Repertoire } from '../dialog/index.js';
import { escalate, type EscalationSignals } from '../handoff/escalation-policy.js';
import { headStartMs } from '../handoff/queue-order.js';
import type { Needs } from '../identity/teams/serving-team.js';
import { LogisticsService } from '../logistics/logistics.service.js';
import type { HandoffSummary, Locale, Tier } from '../protocol/index.js';
import { needsOf } from './needs-of.js';

/** Where a conversation goes, and what whoever takes it over is told. */
export interface HandOver {
  reason: HandoffSummary['reason'];
  tier: Tier;
  priority: number;
  /** By how much it counts as having come earlier, in milliseconds. */
  headStartMs: number;
  needs: Needs;
  summary: HandoffSummary;
}

/** What is known of the conversation beside the bot's memory. */
export type HandedOver = Pick<EscalationSignals, 'reason' | 'unhelpful' | 'vip'> & {
  locale: Locale;
  company: string | null;
  /** What the customer said last. */
  lastText: string;
};

/** Weighs what the bot knows when a person is brought in. */
@Injectable()
export class HandOvers {
  constructor(private readonly parcels: LogisticsService) {}

  async weigh(state: DialogState, repertoire: Repertoire, known: HandedOver): Promise<HandOver> {
    const { reason, unhelpful, vip, locale, company, lastText } = known;
    const { mood, intents, misses, need } = state;
    const signals: EscalationSignals = {
      ...{ reason, unhelpful, vip, intents, misses },
      mood: mood.label,
      repeated: need?.times ?? 0,
      valueFen: await this.valueAtStake(state),
    };
    const { tier, priority, because } = escalate(signals, repertoire.settings.limits);
    return {
      ...{ reason, tier, priority },
      headStartMs: headStartMs({ priority, vip }),
      needs: needsOf(state, { locale, company }),
      summary: summarize(state, repertoire, { reason, because, lastText, mood: mood.label }),
    };
  }

  /** An amount that a price was asked for is not at stake, nor is a parcel that is on its way. */
  private async valueAtStake({ intents, slots }: DialogState): Promise<number | null> {
    if (!intents.some(isProblem)) return null;
    const declared = await this.parcels.declaredFen(slots.waybills ?? []);
    const known = [slots.amount, declared].filter((fen) => typeof fen === 'number');
    return known.length > 0 ? Math.max(...known) : null;
  }
}
