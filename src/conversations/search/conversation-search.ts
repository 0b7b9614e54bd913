import { Injectable } from '@nestjs/common';
import { InjectDataSource, InjectRepository } from '@nestjs/typeorm';
import { DataSource, In, Repository } from 'typeorm';
import { maskPersonalData } from '../../platform/personal-data.js';
import type { FoundConversation, SearchConversations, Tier } from '../../protocol/index.js';
import { ConversationEntity } from '../conversation.entity.js';
import { presentForStaff } from '../present-conversation.js';
import { readQuestion } from './read-question.js';
import { MAY_HOLD, NOT_INDEXED } from './words.sql.js';

/** Whose conversations are looked through. */
export interface SearchScope {
  staffId: string;
  /** Waiting conversations of these tiers are theirs to see as well. */
  queues: Tier[];
  /** Whether they may see all, of these teams; null: of all teams. */
  all: boolean;
  teamIds: string[] | null;
}

const SNIPPET_LENGTH = 80;
/** Of the words before a hit so many are shown. */
const LEAD = 20;

const DAYS: Record<SearchConversations['period'], number | null> = {
  week: 7,
  month: 30,
  quarter: 90,
  all: null,
};

/** What more conversations hold is a common word: the newest soon fill a page with it. */
const RARE = 5_000;
/** Where more than so many are not in the index, it is no help either. */
const MOST_NOT_INDEXED = 20_000;

/**
 * The newest first: ids tell when a conversation began, so the primary key is read from its end up
 * to a page of hits, within the period. Where the words are rare only the messages of those that
 * may hold them ($13) are read; where words are all that can be meant ($14), only those at all.
 */
const FIND = `
  SELECT c.id, hit.seq, hit.text
    FROM conversation c
    LEFT JOIN LATERAL (
      SELECT m.seq, m.content ->> 'text' AS text FROM message m
       WHERE ($13::uuid[] IS NULL OR c.id = ANY ($13))
         AND m.conversation_id = c.id AND m.content ->> 'kind' = 'text'
         AND (m.content ->> 'text' ILIKE '%' || $1 || '%'
              OR ($2::text IS NOT NULL
                  AND regexp_replace(upper(m.content ->> 'text'), '[[:space:]-]', '', 'g')
                      LIKE '%' || $2 || '%')
              OR ($3::text IS NOT NULL AND m.content ->> 'text' ~ ('1[3-9][0-9]{5}' || $3 || '($|[^0-9])')))
       ORDER BY m.seq DESC LIMIT 1) hit ON $1::text IS NOT NULL
   WHERE (($5 AND ($16::uuid[] IS NULL OR c.team_id = ANY ($16))) OR c.assignee_id = $6 OR $6 = ANY (c.consulted)
          OR (c.state = 'waiting' AND c.tier = ANY ($7)))
     AND ($8::uuid IS NULL OR c.id < $8) AND ($9::uuid IS NULL OR c.id >= $9)
     AND ($10::text IS NULL OR c.state = $10)
     AND ($15::text IS NULL OR c.company = $15)
     AND ($11::text IS NULL OR $11 = ANY (c.labels))
     AND (NOT $14 OR c.id = ANY ($13) OR c.labels @> ARRAY[$1::text])
     AND ($1::text IS NULL OR hit.seq IS NOT NULL OR $1 = ANY (c.labels)
          OR ($4::text IS NOT NULL AND right(c.customer_id::text, 4) = $4)
          OR ($2::text IS NOT NULL AND (c.dialog -> 'slots' -> 'waybills' ? $2
                                        OR c.summary -> 'waybills' ? $2))
          OR ($3::text IS NOT NULL AND (
            EXISTS (SELECT FROM identity_phone p
                     WHERE p.conversation_id = c.id AND right(p.phone, 4) = $3)
            OR EXISTS (SELECT FROM callback_request r
                        WHERE r.conversation_id = c.id
                          AND right(regexp_replace(r.phone, '[^0-9]', '', 'g'), 4) = $3)
            OR EXISTS (SELECT FROM identity_proof p JOIN waybill w ON w.id = p.waybill_id
                        WHERE p.conversation_id = c.id
                          AND right(regexp_replace(CASE p.party WHEN 'sender' THEN w.sender_phone
                                                                ELSE w.receiver_phone END,
                                                   '[^0-9]', '', 'g'), 4) = $3))))
   ORDER BY c.id DESC LIMIT $12`;

/** Finds conversations again: by waybill, phone, words, customer or label. */
@Injectable()
export class ConversationSearch {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @InjectRepository(ConversationEntity)
    private readonly conversations: Repository<ConversationEntity>,
  ) {}

  /** @param limit more than this are not given; one beyond the page tells that more follow */
  async find(
    search: SearchConversations,
    { staffId, queues, all, teamIds }: SearchScope,
    limit: number,
    now: Date,
  ): Promise<FoundConversation[]> {
    const { like, pairs, waybill, lastFour, customer } = readQuestion(search.q);
    const holders = pairs === null ? null : await this.mayHold(pairs);
    const wordsOnly =
      holders !== null && waybill === null && lastFour === null && customer === null;
    const days = DAYS[search.period];
    const since = days === null ? null : earliestId(new Date(now.getTime() - days * 86_400_000));
    const rows: { id: string; seq: number | null; text: string }[] = await this.database.query(
      FIND,
      [
        like,
        waybill,
        lastFour,
        customer,
        all,
        staffId,
        queues,
        search.before ?? null,
        since,
        search.state ?? null,
        search.label ?? null,
        limit,
        holders,
        wordsOnly,
        search.company ?? null,
        teamIds,
      ],
    );
    const found = await this.conversations.findBy({ id: In(rows.map(({ id }) => id)) });
    const byId = new Map(found.map((conversation) => [conversation.id, conversation]));
    return rows.flatMap(({ id, seq, text }) => {
      const conversation = byId.get(id);
      if (!conversation) return [];
      const hit = seq === null ? null : { seq, text: snippetOf(text, search.q) };
      return [{ conversation: presentForStaff(conversation), hit }];
    });
  }

  /** The conversations that may hold rare words; null: too many to look at each. */
  private async mayHold(pairs: string): Promise<string[] | null> {
    const idsOf = async (statement: string, values: unknown[], most: number) => {
      const rows: { id: string }[] = await this.database.query(statement, [...values, most + 1]);
      return rows.length > most ? null : rows.map(({ id }) => id);
    };
    const indexed = await idsOf(MAY_HOLD, [pairs], RARE);
    const others = indexed && (await idsOf(NOT_INDEXED, [], MOST_NOT_INDEXED));
    return indexed && others && [...indexed, ...others];
  }

  /** The labels in use, the commonest first. */
  async labels(limit: number): Promise<string[]> {
    const rows: { label: string }[] = await this.database.query(
      `SELECT label FROM conversation, unnest(labels) AS label WHERE labels IS NOT NULL
        GROUP BY label ORDER BY count(*) DESC, label LIMIT $1`,
      [limit],
    );
    return rows.map(({ label }) => label);
  }
}

/** The words around a hit, as lists show them. */
function snippetOf(text: string, typed: string): string {
  const at = text.toLowerCase().indexOf(typed.trim().toLowerCase());
  const from = at > LEAD ? at - LEAD : 0;
  const masked = maskPersonalData(text.slice(from));
  return `${from > 0 ? '…' : ''}${masked.slice(0, SNIPPET_LENGTH)}`.toWellFormed();
}

/** The least id (UUID v7) that a conversation of this moment or later can have. */
function earliestId(at: Date): string {
  const time = at.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}
