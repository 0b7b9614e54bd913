import { io } from 'socket.io-client';
import type { Answer } from './answer.js';

/** How long a call may stay unanswered, in milliseconds. */
const ANSWER_TIMEOUT_MS = 8000;

export type PayloadOf<Request> = Request extends (payload: infer P, ...rest: never[]) => void
  ? P
  : never;

/** How long a connection may be in the making, in milliseconds. */
const CONNECT_TIMEOUT_MS = 10_000;

/** The connection's own signals. */
export interface WireSignals {
  connected: () => void;
  /** The connection broke or could not be made. `retries`: the wire tries again by itself. */
  lost: (retries: boolean) => void;
}

/** One namespace of the server, as the clients use it. Tests put a fake in its place. */
export interface Wire<Requests, Replies, Pushes extends object> {
  readonly connected: boolean;
  connect(): void;
  disconnect(): void;
  /** To be called once: a second subscription would deliver everything twice. */
  listen(signals: WireSignals, pushes: Pushes): void;
  /** Never rejects: what goes wrong is part of the answer. */
  call<E extends keyof Requests & keyof Replies & string>(
    event: E,
    payload: PayloadOf<Requests[E]>,
  ): Promise<Answer<Replies[E]>>;
}

/** A wire over socket.io, not yet connected. */
export function socketWire<Requests, Replies, Pushes extends object>(
  namespace: string,
): Wire<Requests, Replies, Pushes> {
  const socket = io(namespace, {
    transports: ['websocket'],
    autoConnect: false,
    reconnectionDelay: 500,
    reconnectionDelayMax: 8000,
    // A proxy that takes the connection and drops it is noticed by this alone.
    timeout: CONNECT_TIMEOUT_MS,
  });
  return {
    get connected() {
      return socket.connected;
    },
    connect: () => void socket.connect(),
    disconnect: () => void socket.disconnect(),
    listen(signals, pushes) {
      socket.on('connect', signals.connected);
      socket.on('disconnect', () => signals.lost(socket.active));
      socket.on('connect_error', () => signals.lost(socket.active));
      for (const [event, handler] of Object.entries(pushes)) socket.on(event, handler);
    },
    call<E extends keyof Requests & keyof Replies & string>(
      event: E,
      payload: PayloadOf<Requests[E]>,
    ) {
      return new Promise<Answer<Replies[E]>>((resolve) => {
        // While disconnected socket.io would keep the frame and send it before our hello.
        if (!socket.connected) return resolve({ ok: false, error: { code: 'OFFLINE' } });
        socket
          .timeout(ANSWER_TIMEOUT_MS)
          .emit(event, payload, (error: Error | null, reply: Answer<Replies[E]>) => {
            const code = socket.connected ? 'TIMEOUT' : 'OFFLINE';
            resolve(error ? { ok: false, error: { code } } : reply);
          });
      });
    },
  };
}
