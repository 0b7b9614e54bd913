import { io, type Socket } from 'socket.io-client';
import type { Reply } from '../../protocol/index.js';

/** A server at its limit answers late, but it answers. */
const ANSWER_WITHIN_MS = 30_000;

type PayloadOf<F> = F extends (payload: infer P) => void ? P : never;

/** One socket of one person, typed by the contract. */
export class Line<Replies extends object, Pushes extends object> {
  private constructor(private readonly socket: Socket) {}

  /** Connects as a browser does, and connects again by itself when the line drops. */
  static async connect<Replies extends object, Pushes extends object>(
    url: string,
    namespace: string,
  ): Promise<Line<Replies, Pushes>> {
    const socket = io(`${url}${namespace}`, {
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { Origin: url },
    });
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    return new Line(socket);
  }

  /** The answer to a request; null where it is refused, or the line is gone. */
  async ask<E extends keyof Replies & string>(
    event: E,
    payload: object,
  ): Promise<Replies[E] | null> {
    try {
      const reply = (await this.socket
        .timeout(ANSWER_WITHIN_MS)
        .emitWithAck(event, payload)) as Reply<Replies[E] & object>;
      return reply.ok ? reply : null;
    } catch {
      return null;
    }
  }

  on<E extends keyof Pushes & string>(
    event: E,
    listener: (payload: PayloadOf<Pushes[E]>) => void,
  ): void {
    this.socket.on(event as string, listener);
  }

  close(): void {
    this.socket.disconnect();
  }
}
