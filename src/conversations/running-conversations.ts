import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository, type FindOptionsWhere } from 'typeorm';
import type { ConversationState, StaffConversation, Tier } from '../protocol/index.js';
import { ConversationEntity } from './conversation.entity.js';
import { ConversationStore } from './conversation.store.js';
import { presentForStaff } from './present-conversation.js';
import type { ServiceFactsRow } from './service-facts.sql.js';

/** Conversations of these tiers and teams. */
export interface Scope {
  tiers: Tier[];
  /** Null: all. */
  teamIds: string[] | null;
}

/** A conversation that waits for a person or is with one. */
export interface Running {
  view: StaffConversation;
  teamId: string;
  facts: ServiceFactsRow;
}

const RUNNING: ConversationState[] = ['waiting', 'person'];

/** Reads what waits for a person or is with one, for whoever looks after many. */
@Injectable()
export class RunningConversations {
  constructor(
    @InjectRepository(ConversationEntity)
    private readonly conversations: Repository<ConversationEntity>,
    private readonly store: ConversationStore,
  ) {}

  /** Those of a scope, the gravest and the longest waiting first, at most `limit`. */
  within({ tiers, teamIds }: Scope, limit: number): Promise<Running[]> {
    return this.read({ tier: In(tiers), ...(teamIds ? { teamId: In(teamIds) } : {}) }, limit);
  }

  /** Those of these that run. */
  among(ids: string[]): Promise<Running[]> {
    return this.read({ id: In(ids) }, ids.length);
  }

  /** How many conversations each of these people has. */
  loads(staffIds: string[]): Promise<Map<string, number>> {
    return this.store.loads(this.conversations.manager, staffIds);
  }

  private async read(
    where: FindOptionsWhere<ConversationEntity>,
    take: number,
  ): Promise<Running[]> {
    const found = await this.conversations.find({
      where: { ...where, state: In(RUNNING) },
      order: { priority: 'DESC', waitingSince: 'ASC', id: 'ASC' },
      take,
    });
    if (found.length === 0) return [];
    const facts = new Map(
      (await this.store.serviceFacts(found.map(({ id }) => id))).map((each) => [each.id, each]),
    );
    return found.flatMap((conversation) => {
      const own = facts.get(conversation.id);
      if (!own) return [];
      return [{ view: presentForStaff(conversation), teamId: conversation.teamId, facts: own }];
    });
  }
}
