import { randomUUID } from 'node:crypto';
import type { Logger } from '@nestjs/common';
import type { Socket } from 'socket.io';
import type { z } from 'zod';
import type { ProtocolErrorBody, Reply } from '../../protocol/index.js';
import { CodedError } from '../errors.js';

/** The schemas of the requests a namespace takes. */
export type RequestSchemas = Record<string, z.ZodType>;

/**
 * What answers the requests: `hello` makes the session, every other handler gets it. A handler
 * returns the reply's fields or throws a {@link CodedError}.
 */
export type RequestHandlers<S extends RequestSchemas, Replies, Session> = {
  [E in keyof S & keyof Replies]: E extends 'hello'
    ? (payload: z.output<S[E]>) => Promise<{ session: Session; reply: Replies[E] }>
    : (payload: z.output<S[E]>, session: Session) => Promise<Replies[E]> | Replies[E];
};

export interface SocketRequestsOptions<Session> {
  /** Milliseconds a connection may live without a valid hello. */
  helloTimeoutMs: number;
  logger: Logger;
  /** Asked before each request is looked at; a refusal is its answer. */
  admit?: () => void;
  /** Asked before each request but the hello; a refusal is its answer. */
  allow?: (session: Session) => void;
}

/**
 * Serves one socket: checks each request against its schema, demands `hello` first, and
 * answers everything that has an acknowledgement with `{ok: true, …}` or a coded error. A bad
 * request harms nobody but itself.
 */
export function serveRequests<S extends RequestSchemas, Replies, Session>(
  socket: Socket,
  schemas: S,
  handlers: RequestHandlers<S, Replies, Session>,
  options: SocketRequestsOptions<Session>,
): void {
  let session: Session | undefined;
  const deadline = setTimeout(() => {
    const error = new CodedError('HELLO_REQUIRED', 'No valid hello came in time');
    socket.emit('bye', error.toBody());
    socket.disconnect(true);
  }, options.helloTimeoutMs);
  socket.once('disconnect', () => clearTimeout(deadline));

  const run = async (event: string, payload: unknown): Promise<object> => {
    options.admit?.();
    const schema = Object.hasOwn(schemas, event) ? schemas[event] : undefined;
    if (!schema) throw new CodedError('UNKNOWN_EVENT', 'There is no such event');
    if (event !== 'hello' && session === undefined) {
      throw new CodedError('HELLO_REQUIRED', 'Say hello first');
    }
    if (session !== undefined && event !== 'hello') options.allow?.(session);
    const data = parsePayload(schema, payload);
    // The types of the two tables guarantee that schema and handler fit each other by name.
    const handler = handlers[event as keyof typeof handlers] as (
      data: unknown,
      session: Session | undefined,
    ) => unknown;
    if (event !== 'hello') return (await handler(data, session)) as object;
    const greeted = (await handler(data, undefined)) as { session: Session; reply: object };
    session = greeted.session;
    clearTimeout(deadline);
    return greeted.reply;
  };

  socket.onAny((event: string, ...args: unknown[]) => {
    const last = args.at(-1);
    const answer =
      typeof last === 'function' ? (last as (reply: Reply<object>) => void) : undefined;
    run(event, args[0]).then(
      (reply) => answer?.({ ok: true, ...reply }),
      (error: unknown) => answer?.({ ok: false, error: errorBody(error, options.logger) }),
    );
  });
}

function parsePayload(schema: z.ZodType, payload: unknown): unknown {
  const result = schema.safeParse(payload);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.join('.') ?? '';
  if (issue?.code === 'too_big' && path === 'text') {
    throw new CodedError('MESSAGE_TOO_LONG', 'The text is too long', {
      details: { maximum: issue.maximum },
    });
  }
  throw new CodedError('INVALID_PAYLOAD', 'The payload does not fit the contract', {
    details: { path, problem: issue?.message ?? 'unknown' },
  });
}

/** What a client may be told of an error: its code, or a reference into our log. */
export function errorBody(error: unknown, logger: Logger): ProtocolErrorBody {
  if (error instanceof CodedError) return error.toBody();
  const reference = randomUUID();
  logger.error({ reference, err: error });
  return { code: 'INTERNAL', message: 'Something went wrong on our side', details: { reference } };
}
