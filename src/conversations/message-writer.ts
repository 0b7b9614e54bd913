import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CodedError } from '../platform/errors.js';
import { Gathering } from '../platform/database/gathering.js';
import { mayPassOrKnow, retrying } from '../platform/database/passing-failures.js';
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
import type { TurnFacts } from './open-turn.sql.js';

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
  /** Only while this member of staff has the conversation or has joined it. */
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
  turnRequest: TurnRequest | undefined;
}

/** What asks for the bot's turn. */
export interface TurnRequest {
  /** Of the outbox row. */
  id: string;
  /** What the turn needs to know; null where it has to look. */
  facts: TurnFacts | null;
}

/** Adds messages, many with one commit under load: a conversation's one after another. */
@Injectable()
export class MessageWriter {
  private readonly gathering = new Gathering<Append, Appended>({
    run: (appends) => this.addAll(appends),
    keyOf: ({ conversationId }) => conversationId,
    limit: 400,
    atOnce: 2,
    // Longer than a batch takes, unless it waits for somebody: larger ones cost less a message.
    gatherMs: 15,
  });
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
    return this.gathering.do(append);
  }

  /** At most one message of each conversation. */
  private async addAll(appends: Append[]): Promise<(Appended | CodedError)[]> {
    const inputs = appends.map(toInput);
    const results: (Appended | CodedError)[] = [];
    const others: number[] = [];
    for (const [at, outcome] of (await this.tryPlain(inputs)).entries()) {
      if (outcome) results[at] = plainResult(inputs[at]!, outcome);
      else others.push(at);
    }
    const careful = await appendWithin(
      this.careful,
      others.map((at) => appends[at]!),
    );
    for (const [place, at] of others.entries()) results[at] = careful[place]!;
    return results;
  }

  /** By position in the input. Nothing where the statement failed for a reason that may pass. */
  private async tryPlain(inputs: AppendInput[]): Promise<(PlainOutcome | undefined)[]> {
    const placed: (PlainOutcome | undefined)[] = inputs.map(() => undefined);
    try {
      const rows = await this.plain.query(APPEND_PLAIN_MESSAGES, [JSON.stringify(inputs)]);
      for (const row of rows as PlainOutcome[]) placed[Number(row.ord) - 1] = row;
    } catch (error) {
      if (!mayPassOrKnow(error)) throw error;
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
    preview: previewOf(content),
  };
}

/** What lists show of a message; nothing of an event. */
export function previewOf(content: Content): string | undefined {
  return content.kind === 'event' ? undefined : maskPersonalData(content.text).slice(0, 80);
}

/** Another node may have stored the same client id between our snapshot and our insert. */
async function appendWithRetry(on: Queryable, inputs: AppendInput[]): Promise<AppendOutcome[]> {
  const append = () => on.query(APPEND_MESSAGES, [JSON.stringify(inputs)]);
  return (await retrying(append, mayPassOrKnow)) as AppendOutcome[];
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

function plainResult(input: AppendInput, outcome: PlainOutcome): Appended {
  const { state, turn } = outcome;
  const turnRequest = turnRequestOf(input, state, turn);
  return { message: messageOf(input, outcome), fresh: true, state, turnRequest };
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
    turnRequest: fresh ? turnRequestOf(input, outcome.state, null) : undefined,
  };
}

function turnRequestOf(
  { turn_request_id: id }: AppendInput,
  state: ConversationState,
  facts: TurnFacts | null,
): TurnRequest | undefined {
  return id !== undefined && state === 'bot' ? { id, facts } : undefined;
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
