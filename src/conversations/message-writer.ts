import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CodedError } from '../platform/errors.js';
import { preparing, type Queryable } from '../platform/database/prepared.js';
import { maskPersonalData } from '../platform/personal-data.js';
import type { Author, Content, ConversationState, Message } from '../protocol/index.js';
import {
  APPEND_MESSAGES,
  APPEND_PLAIN_MESSAGES,
  type AppendInput,
  type AppendOutcome,
  type PlainOutcome,
} from './append-messages.sql.js';

/** A message somebody wants to add, and what must be true for it. */
export interface Append {
  conversationId: string;
  clientId: string;
  author: Author;
  content: Content;
  /** The states in which it may be added. */
  states: ConversationState[];
  /** Only into a conversation of this customer. */
  customerId?: string;
  /** Only while this member of staff has the conversation. */
  assigneeId?: string;
  /** Leaves a request for the bot's turn, should the bot be the one who speaks. */
  requestsTurn?: boolean;
}

/** A message as it is stored. */
export interface Appended {
  message: Message;
  /** False when the same client id had been stored before. */
  fresh: boolean;
  state: ConversationState;
  /** The outbox row that asks for the bot's turn. */
  turnRequestId: string | undefined;
}

interface Waiting {
  append: Append;
  resolve(appended: Appended): void;
  reject(error: unknown): void;
}

const BATCH_LIMIT = 400;
/** While PostgreSQL works on one batch, the next is being written down. */
const BATCHES_AT_ONCE = 2;
/** How long the next batch gathers beside one that is being committed. */
const GATHER_MS = 3;
const TRIES = 5;
/** unique_violation, serialization_failure, deadlock_detected: the same statement may now pass. */
const PASSING_FAILURES = new Set(['23505', '40001', '40P01']);

/**
 * Adds messages. While batches are being committed the next one gathers, so that under load
 * many messages share a commit, and without load nobody waits. A conversation is in one batch
 * at a time, with one message: its messages keep the order in which they came.
 */
@Injectable()
export class MessageWriter {
  private waiting: Waiting[] = [];
  private readonly busy = new Set<string>();
  private batches = 0;
  private scheduled = false;
  private readonly plain: Queryable;
  private readonly careful: Queryable;

  constructor(@InjectDataSource() database: DataSource) {
    this.plain = preparing(database, 'append-plain-messages');
    this.careful = preparing(database, 'append-messages');
  }

  /**
   * Adds a message in a transaction of its own. Resolves after the commit.
   * @throws {CodedError} CONVERSATION_NOT_FOUND, CONVERSATION_CLOSED, NOT_ASSIGNEE, STATE_CONFLICT
   */
  append(append: Append): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ append, resolve, reject });
      this.schedule();
    });
  }

  /** What comes in with the same read of the sockets goes into the same batch; under load more. */
  private schedule(): void {
    if (this.scheduled || this.batches >= BATCHES_AT_ONCE) return;
    this.scheduled = true;
    const begin = () => {
      this.scheduled = false;
      const batch = this.takeBatch();
      if (batch.length > 0) void this.commit(batch);
    };
    if (this.batches === 0) setImmediate(begin);
    else setTimeout(begin, GATHER_MS);
  }

  private takeBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const later: Waiting[] = [];
    for (const item of this.waiting) {
      const { conversationId } = item.append;
      const free = !this.busy.has(conversationId) && batch.length < BATCH_LIMIT;
      if (free) this.busy.add(conversationId);
      (free ? batch : later).push(item);
    }
    this.waiting = later;
    return batch;
  }

  private async commit(batch: Waiting[]): Promise<void> {
    this.batches++;
    try {
      const refused = await this.addPlain(batch);
      const results = await appendWithin(
        this.careful,
        refused.map(({ append }) => append),
      );
      refused.forEach(({ resolve, reject }, index) => {
        const result = results[index];
        if (result instanceof CodedError || !result) reject(result);
        else resolve(result);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      this.batches--;
      for (const { append } of batch) this.busy.delete(append.conversationId);
      if (this.waiting.length > 0) this.schedule();
    }
  }

  /** Adds what nothing stands against, and gives back the others. */
  private async addPlain(batch: Waiting[]): Promise<Waiting[]> {
    const inputs = batch.map(({ append }) => toInput(append));
    const outcomes = await this.tryPlain(inputs);
    return batch.filter(({ resolve }, index) => {
      const [outcome, input] = [outcomes[index], inputs[index]];
      if (!outcome || !input) return true;
      resolve({
        message: messageOf(input, outcome),
        fresh: true,
        state: outcome.state,
        turnRequestId: outcome.state === 'bot' ? input.turn_request_id : undefined,
      });
      return false;
    });
  }

  /** By position in the input. Nothing where the statement failed for a reason that may pass. */
  private async tryPlain(inputs: AppendInput[]): Promise<(PlainOutcome | undefined)[]> {
    const placed: (PlainOutcome | undefined)[] = new Array(inputs.length);
    try {
      const rows = await this.plain.query(APPEND_PLAIN_MESSAGES, [JSON.stringify(inputs)]);
      for (const row of rows as PlainOutcome[]) placed[Number(row.ord) - 1] = row;
    } catch (error) {
      if (!mayPass(error)) throw error;
    }
    return placed;
  }
}

/**
 * Adds messages with one statement, in the caller's transaction where `on` is one. Each gets
 * its own result: what one of them did wrong does not touch the others.
 */
export async function appendWithin(
  on: Queryable,
  appends: Append[],
): Promise<(Appended | CodedError)[]> {
  // A client that repeats itself may do so within one batch: the first of its kind counts.
  const positions = new Map<string, number>();
  const inputs: AppendInput[] = [];
  const placed = appends.map((append) => {
    const key = `${append.conversationId}/${append.clientId}`;
    const known = positions.get(key);
    if (known !== undefined) return { position: known, first: false };
    const position = inputs.push(toInput(append)) - 1;
    positions.set(key, position);
    return { position, first: true };
  });
  if (inputs.length === 0) return [];
  const outcomes = new Map<number, AppendOutcome>();
  for (const outcome of await appendWithRetry(on, inputs)) {
    outcomes.set(Number(outcome.ord) - 1, outcome);
  }
  return placed.map(({ position, first }) => {
    const [outcome, input] = [outcomes.get(position), inputs[position]];
    if (!outcome || !input) return new CodedError('CONVERSATION_NOT_FOUND', 'No such conversation');
    return toResult(outcome, input, outcome.fresh && first);
  });
}

function toInput(append: Append): AppendInput {
  const { content } = append;
  return {
    conversation_id: append.conversationId,
    client_id: append.clientId,
    author: append.author,
    content,
    states: append.states.join(' '),
    customer_id: append.customerId,
    assignee_id: append.assigneeId,
    turn_request_id: append.requestsTurn ? randomUUID() : undefined,
    preview: content.kind === 'text' ? maskPersonalData(content.text).slice(0, 80) : undefined,
  };
}

/** Another node may have stored the same client id between our snapshot and our insert. */
async function appendWithRetry(on: Queryable, inputs: AppendInput[]): Promise<AppendOutcome[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await on.query(APPEND_MESSAGES, [JSON.stringify(inputs)])) as AppendOutcome[];
    } catch (error) {
      if (attempt === TRIES || !mayPass(error)) throw error;
    }
  }
}

function mayPass(error: unknown): boolean {
  return error instanceof Error && 'code' in error && PASSING_FAILURES.has(String(error.code));
}

function messageOf(
  input: AppendInput,
  { seq, created_ms }: Pick<AppendOutcome, 'seq' | 'created_ms'>,
): Message {
  return {
    conversationId: input.conversation_id,
    seq,
    clientId: input.client_id,
    author: input.author,
    content: input.content,
    createdAt: new Date(created_ms).toISOString(),
  };
}

function toResult(
  outcome: AppendOutcome,
  input: AppendInput,
  fresh: boolean,
): Appended | CodedError {
  if (outcome.refusal) return refusal(outcome.refusal);
  const message = messageOf(input, outcome);
  return {
    message: {
      ...message,
      author: outcome.known_author ?? message.author,
      content: outcome.known_content ?? message.content,
    },
    fresh,
    state: outcome.state,
    turnRequestId: fresh && outcome.state === 'bot' ? input.turn_request_id : undefined,
  };
}

function refusal(reason: NonNullable<AppendOutcome['refusal']>): CodedError {
  switch (reason) {
    case 'foreign':
      return new CodedError('CONVERSATION_NOT_FOUND', 'No such conversation');
    case 'closed':
      return new CodedError('CONVERSATION_CLOSED', 'The conversation is over');
    case 'assignee':
      return new CodedError('NOT_ASSIGNEE', 'The conversation is with somebody else');
    case 'state':
      return new CodedError('STATE_CONFLICT', 'Not in this state of the conversation');
  }
}
