import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { ConversationsService, type WaitingHead } from '../conversations/conversations.service.js';
import type { Available } from '../identity/presence.service.js';
import { CodedError } from '../platform/errors.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { RealtimeService } from '../platform/realtime/realtime.service.js';
import type { OfferView } from '../protocol/index.js';
import { chooseStaff, type Candidate, type Wanted } from './choose-staff.js';
import { ServingStaff } from './serving-staff.service.js';
import { OfferStore, type Offer, type OfferHistory } from './offer.store.js';

const EXPIRY_QUEUE = 'offer-expiry';
const SWEEP_QUEUE = 'offer-sweep';
const SWEEP_EVERY_MS = 5_000;
/** So many more of each team than can be carried, as some may only suit people who are not free. */
const SPARE = 20;

type Changed = Parameters<Parameters<ConversationsService['onChanged']>[0]>[0];

const expirySchema = z.object({ offerId: z.uuid() });

/**
 * Offers waiting conversations to staff, one person at a time, and the next when the time runs
 * out. An offer reserves nothing: anybody who may can still pick the conversation, and of all
 * who try the conditional update of accepting decides. What a crash left undone a sweep finds.
 */
@Injectable()
export class RoutingService implements OnApplicationBootstrap {
  private readonly logger = new Logger('Routing');
  private routing = false;
  private again = false;

  constructor(
    private readonly conversations: ConversationsService,
    private readonly staff: ServingStaff,
    private readonly offers: OfferStore,
    private readonly realtime: RealtimeService,
    private readonly jobs: JobsService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.conversations.onChanged((conversation) => void this.follow(conversation));
    await this.jobs.work(EXPIRY_QUEUE, (data) => this.expire(expirySchema.parse(data).offerId));
    await this.jobs.work(SWEEP_QUEUE, () => this.sweep());
    await this.jobs.repeat(SWEEP_QUEUE, SWEEP_EVERY_MS);
  }

  /** Offers what waits to whoever is free. Calls that come meanwhile are one more round. */
  async route(): Promise<void> {
    this.again = true;
    if (this.routing) return;
    this.routing = true;
    try {
      while (this.again) {
        this.again = false;
        await this.round(new Date());
      }
    } catch (error) {
      // Whatever it was, the sweep comes round again.
      this.logger.error({ err: error });
    } finally {
      this.routing = false;
    }
  }

  /** Offers somebody has not answered go on to others: this person is not there for them. */
  async withdrawFrom(staffId: string): Promise<void> {
    this.tellEnded(await this.offers.withdrawFrom(staffId, new Date()));
    await this.route();
  }

  /**
   * Lets an offer pass to the next person.
   * @throws {CodedError} STATE_CONFLICT when it is no longer offered to this person
   */
  async decline(staffId: string, conversationId: string): Promise<void> {
    const declined = await this.offers.decline(conversationId, staffId, new Date());
    if (!declined) {
      throw new CodedError('STATE_CONFLICT', 'The conversation is not offered to you any more');
    }
    this.tellEnded([declined]);
    await this.route();
  }

  /** What this person is asked to take. */
  async openOffers(staffId: string): Promise<OfferView[]> {
    return (await this.offers.openOf(staffId)).map(view);
  }

  /** Tells the person that an offer is no longer theirs to take first. */
  private tellEnded(offers: Offer[]): void {
    for (const { staffId, conversationId } of offers) {
      this.realtime.toStaff([`staff:${staffId}`], 'offer.ended', { conversationId });
    }
  }

  private async follow({ id, state, assigneeId, queuedAt }: Changed): Promise<void> {
    try {
      const now = new Date();
      if (state !== 'waiting') {
        const ended = await this.offers.conclude(id, assigneeId, now);
        if (ended) this.tellEnded([ended]);
      } else if (queuedAt) this.tellEnded(await this.offers.withdrawBefore(id, queuedAt, now));
      await this.route();
    } catch (error) {
      this.logger.error({ conversationId: id, err: error });
    }
  }

  private async expire(offerId: string): Promise<void> {
    const expired = await this.offers.expire(offerId, new Date());
    if (!expired) return;
    this.tellEnded([expired]);
    await this.route();
  }

  private async sweep(): Promise<void> {
    this.tellEnded(await this.offers.expireDue(new Date()));
    await this.route();
  }

  private async round(now: Date): Promise<void> {
    if ((await this.staff.available()).length === 0) return;
    const made = await this.offers.offering((manager) => this.makeOffers(manager, now));
    for (const offer of made) {
      this.realtime.toStaff([`staff:${offer.staffId}`], 'offer', view(offer));
    }
    const expiries = made.map(({ id, expiresAt }) => ({
      data: { offerId: id },
      jobId: id,
      delayMs: expiresAt.getTime() - now.getTime(),
    }));
    await this.jobs.enqueueAll(EXPIRY_QUEUE, expiries);
  }

  private async makeOffers(manager: EntityManager, now: Date): Promise<Offer[]> {
    const candidates = await this.candidates(manager);
    if (candidates.every(({ load, capacity }) => load >= capacity)) return [];
    const free = candidates.filter(({ load, capacity }) => load < capacity);
    const slots = free.reduce((sum, { load, capacity }) => sum + capacity - load, 0);
    const askable = free.map(({ id }) => id);
    const waiting = await this.conversations.waitingHeads(manager, slots + SPARE, askable, now);
    const serving = await this.staff.rule(manager, now);
    const history = await this.offers.history(
      manager,
      waiting.map(({ id }) => id),
    );
    const wanted: Pick<Offer, 'conversationId' | 'staffId'>[] = [];
    for (const head of waiting) {
      const own = history.get(head.id) ?? [];
      if (own.some(({ open }) => open)) continue;
      const chosen = chooseStaff(wantedOf(head, own), serving(head, candidates));
      if (!chosen) continue;
      chosen.load += 1;
      chosen.lastOfferedAt = now.getTime();
      wanted.push({ conversationId: head.id, staffId: chosen.id });
    }
    return this.offers.make(manager, wanted, now);
  }

  /** Read under the lock: what another node has just offered counts. */
  private async candidates(manager: EntityManager): Promise<(Candidate & Available)[]> {
    const available = await this.staff.available(manager);
    const ids = available.map(({ id }) => id);
    const chats = await this.conversations.loads(manager, ids);
    const carried = await this.offers.carriedBy(manager, ids);
    return available.map((person) => {
      const { open, lastOfferedAt } = carried.get(person.id) ?? { open: 0, lastOfferedAt: 0 };
      return { ...person, load: (chats.get(person.id) ?? 0) + open, lastOfferedAt };
    });
  }
}

function view({ conversationId, expiresAt }: Offer): OfferView {
  return { conversationId, expiresAt: expiresAt.toISOString() };
}

/** Offers of an earlier wait do not count: whoever let it pass then may be free now. */
function wantedOf({ tier, knownBy, queuedAt }: WaitingHead, history: OfferHistory[]): Wanted {
  const offered = new Map<string, number>();
  const declined = new Set<string>();
  for (const offer of history) {
    if (offer.offeredAt < queuedAt) continue;
    offered.set(offer.staffId, (offered.get(offer.staffId) ?? 0) + 1);
    if (offer.declined) declined.add(offer.staffId);
  }
  return { tier, knownBy, offered, declined };
}
