import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { z } from 'zod';
import { ConversationsService } from '../../conversations/conversations.service.js';
import { PresenceService } from '../../identity/presence.service.js';
import { JobsService, type JobOptions } from '../../platform/jobs/jobs.service.js';
import { RealtimeService, type StaffRoom } from '../../platform/realtime/realtime.service.js';
import { tiers, type SlaKind, type SlaStage, type Tier } from '../../protocol/index.js';
import { stageOf, type Clock } from './clocks.js';
import { PassingUp } from './passing-up.service.js';
import type { RoomAbove } from './room-above.js';
import { TeamClocks, type Reckoning } from './team-clocks.service.js';

type Facts = Awaited<ReturnType<ConversationsService['serviceFacts']>>[number];

const CLOCK_QUEUE = 'sla-clock';
const SWEEP_QUEUE = 'sla-sweep';
const SWEEP_EVERY_MS = 10_000;
/** What changes within this time is reckoned together; the shortest clock takes minutes. */
const GATHER_MS = 200;
const GATHER_SWEEPS_MS = 1_000;
/** Beyond it everything may be scheduled anew, which changes nothing. */
const SCHEDULED_KEPT = 20_000;
/** Waiting in vain goes to others; a slow answer is the team's to see, not to lose the chat for. */
const escalating: readonly SlaKind[] = ['accept', 'first_response'];

const lookSchema = z.object({ conversationId: z.uuid() });

/**
 * Watches how long customers wait for a person, an answer and an end. A job only says when to
 * look: what is due follows from the stored state, so a job that comes twice, late or never
 * (the sweep looks too) changes nothing.
 */
@Injectable()
export class SlaService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Sla');
  /** Conversations whose clocks are to be looked at. */
  private readonly touched = new Set<string>();
  /** What this node has scheduled, by job: the same look is not asked for twice. */
  private readonly scheduled = new Map<string, number>();
  private sweeping: NodeJS.Timeout | undefined;
  private ended = false;

  constructor(
    private readonly conversations: ConversationsService,
    private readonly passingUp: PassingUp,
    private readonly realtime: RealtimeService,
    private readonly jobs: JobsService,
    private readonly clocks: TeamClocks,
    private readonly presence: PresenceService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.conversations.onChanged(({ id, state }) => {
      if (state === 'waiting' || state === 'person') this.touch(id);
    });
    this.conversations.onWritten(({ state, message }) => {
      if (state === 'person' && message.author.kind === 'customer')
        this.touch(message.conversationId);
    });
    // Who comes may be the one above whom a late conversation waits for.
    this.presence.onChanged(() => this.sweepSoon());
    await this.jobs.work(CLOCK_QUEUE, (data) => this.look(lookSchema.parse(data).conversationId));
    await this.jobs.work(SWEEP_QUEUE, () => this.sweep());
    await this.jobs.repeat(SWEEP_QUEUE, SWEEP_EVERY_MS);
  }

  /** The staff's lines end with the server: nobody comes by that. */
  beforeApplicationShutdown(): void {
    this.ended = true;
    clearTimeout(this.sweeping);
  }

  /** Its clocks may run otherwise now: they are looked at together with others'. */
  private touch(conversationId: string): void {
    if (this.touched.size === 0) {
      setTimeout(() => {
        const ids = [...this.touched];
        this.touched.clear();
        this.schedule(ids).catch((error: unknown) => this.logger.error({ err: error }));
      }, GATHER_MS).unref();
    }
    this.touched.add(conversationId);
  }

  /** Of a whole shift that comes at once, one look. */
  private sweepSoon(): void {
    if (this.ended) return;
    this.sweeping ??= setTimeout(() => {
      this.sweeping = undefined;
      this.sweep().catch((error: unknown) => this.logger.error({ err: error }));
    }, GATHER_SWEEPS_MS).unref();
  }

  private async schedule(ids: string[]): Promise<void> {
    const now = Date.now();
    const clocksOf = await this.clocks.reckoning();
    const looks = (await this.conversations.serviceFacts(ids)).flatMap((facts) =>
      clocksOf(facts).flatMap((clock) => this.newLooks(facts.id, clock, now)),
    );
    await this.jobs.enqueueAll(CLOCK_QUEUE, looks);
  }

  private newLooks(
    conversationId: string,
    { kind, startedAt, warnAt, dueAt }: Clock,
    now: number,
  ): ({ data: z.infer<typeof lookSchema> } & JobOptions)[] {
    return Object.entries({ warnAt, dueAt }).flatMap(([stage, instant]) => {
      const jobId = `${conversationId}-${kind}-${startedAt.getTime()}-${stage}`;
      // A customer who writes ten lines is still waited on since the first.
      if (this.scheduled.get(jobId) === instant.getTime()) return [];
      if (this.scheduled.size >= SCHEDULED_KEPT) this.scheduled.clear();
      this.scheduled.set(jobId, instant.getTime());
      const delayMs = Math.max(0, instant.getTime() - now);
      return [{ data: { conversationId }, jobId, delayMs }];
    });
  }

  private async look(conversationId: string): Promise<void> {
    await this.judgeAll(await this.conversations.serviceFacts([conversationId]));
  }

  private async sweep(): Promise<void> {
    await this.judgeAll(await this.conversations.serviceFacts(null));
  }

  private async judgeAll(all: Facts[]): Promise<void> {
    const clocksOf = await this.clocks.reckoning();
    const late = all.some((facts) => clocksOf(facts).some((clock) => stageOf(clock, new Date())));
    if (!late) return;
    const room = await this.passingUp.room();
    for (const facts of all) await this.judge(facts, clocksOf, room, new Date());
  }

  private async judge(
    facts: Facts,
    clocksOf: Reckoning,
    room: RoomAbove,
    now: Date,
  ): Promise<void> {
    for (const clock of clocksOf(facts)) {
      const stage = stageOf(clock, now);
      if (stage) await this.fire(facts, { ...clock, stage }, room, now);
    }
  }

  private async fire(
    facts: Facts,
    { kind, startedAt, dueAt, stage }: Clock & { stage: SlaStage },
    room: RoomAbove,
    now: Date,
  ): Promise<void> {
    const { id: conversationId, tier } = facts;
    const alarm = { conversationId, kind, startedAt, stage, tier, dueAt, escalated: false };
    const above = stage === 'breach' && escalating.includes(kind) ? tierAbove(tier) : undefined;
    if (!(await this.passingUp.record(facts, alarm, { above, room }, now))) return;
    const rooms = roomsFor(facts, stage);
    this.realtime.toStaff(rooms, 'sla', {
      conversationId,
      kind,
      stage,
      dueAt: dueAt.toISOString(),
    });
  }
}

function tierAbove(tier: Tier): Tier | undefined {
  return tiers[tiers.indexOf(tier) + 1];
}

/** Everybody who may take what waits; whoever has it, and after a breach those above them. */
function roomsFor({ tier, assigneeId }: Facts, stage: SlaStage): StaffRoom[] {
  if (!assigneeId) return [`queue:${tier}`];
  const own: StaffRoom = `staff:${assigneeId}`;
  return stage === 'breach' ? [own, `queue:${tierAbove(tier) ?? tier}`] : [own];
}
