import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Needs } from '../identity/teams/serving-team.js';
import type {
  ConversationState,
  HandoffReason,
  HandoffSummary,
  Locale,
  Mood,
  PageContext,
  Tier,
} from '../protocol/index.js';

/**
 * One conversation of one customer. `state` says who speaks; it changes only through
 * conditional updates along the transition table in `conversation-state.ts`.
 */
@Entity('conversation')
export class ConversationEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'customer_id' })
  customerId!: string;

  @Column('text')
  locale!: Locale;

  @Column('text')
  state!: ConversationState;

  /** Grows with every change of state. */
  @Column('integer')
  version!: number;

  /** The `seq` of the latest message. */
  @Column('integer', { name: 'last_seq' })
  lastSeq!: number;

  /** The `seq` of the latest customer message that the bot has dealt with. */
  @Column('integer', { name: 'turn_seq' })
  turnSeq!: number;

  /** The bot's memory; its shape belongs to `src/dialog`. */
  @Column('jsonb')
  dialog!: unknown;

  /** What the embedding page is about; beside the bot's memory, which only its turns write. */
  @Column('jsonb', { name: 'page_context', nullable: true })
  pageContext!: PageContext | null;

  /** The id of the company whose customer it is; null: no page or token said so. */
  @Column('text', { nullable: true })
  company!: string | null;

  /** Whether a token of that company said so: no page and no other company changes it. */
  @Column('boolean', { name: 'company_proved' })
  companyProved!: boolean;

  @Column('text')
  mood!: Mood;

  /** The lowest tier that may take it. */
  @Column('text')
  tier!: Tier;

  /** How grave it is. */
  @Column('integer')
  priority!: number;

  @Column('text', { nullable: true })
  reason!: HandoffReason | null;

  @Column('jsonb', { nullable: true })
  summary!: HandoffSummary | null;

  @Column('uuid', { name: 'assignee_id', nullable: true })
  assigneeId!: string | null;

  /** As it was when the person took over: a later change of name leaves history as it was. */
  @Column('text', { name: 'assignee_name', nullable: true })
  assigneeName!: string | null;

  /** When the customer began to wait; passing up keeps it. */
  @Column('timestamptz', { name: 'waiting_since', nullable: true })
  waitingSince!: Date | null;

  /** Waiting conversations are served in its order, the earliest first. */
  @Column('timestamptz', { name: 'queue_rank', nullable: true })
  queueRank!: Date | null;

  /** When it joined the queue it is or was last in. */
  @Column('timestamptz', { name: 'queued_at', nullable: true })
  queuedAt!: Date | null;

  /** When a person last took it. */
  @Column('timestamptz', { name: 'accepted_at', nullable: true })
  acceptedAt!: Date | null;

  /** The member of staff who had it last and knows the case. */
  @Column('uuid', { name: 'known_by', nullable: true })
  knownBy!: string | null;

  /** The team it waits for. */
  @Column('uuid', { name: 'team_id' })
  teamId!: string;

  /** What it needs of whoever takes it. */
  @Column('jsonb')
  needs!: Needs;

  /** Ids of the colleagues who were asked about it in internal notes, and may read it. */
  @Column('uuid', { array: true })
  consulted!: string[];

  /** Ids of the supervisors who write to the customer beside the assignee; null: nobody. */
  @Column('uuid', { array: true, nullable: true })
  joined!: string[] | null;

  /** What staff find it by; null: nothing. */
  @Column('text', { array: true, nullable: true })
  labels!: string[] | null;

  /** The `seq` up to which a person has seen it; null: none has. */
  @Column('integer', { name: 'staff_seen_seq', nullable: true })
  staffSeenSeq!: number | null;

  /** The `seq` up to which the customer has seen it; null: their browser has not told. */
  @Column('integer', { name: 'customer_seen_seq', nullable: true })
  customerSeenSeq!: number | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt!: Date | null;

  /** At most 80 characters of the latest text, personal data masked. */
  @Column('text')
  preview!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
