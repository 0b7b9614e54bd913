import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import type { Namespace } from 'socket.io';
import {
  CUSTOMER_NAMESPACE,
  STAFF_NAMESPACE,
  type CustomerPushes,
  type StaffPushes,
} from '../../protocol/index.js';
import { REDIS } from './redis.js';

/**
 * A room of staff sockets: followers of a conversation, one person's tabs, everybody who may
 * take from a tier's queue, (`:only`) those for whom that tier is the highest they reach, those
 * who may read any conversation of a team (`reads:`), supervisors who read one along
 * (`watching:`), all who look at the wall (`wall`), or at a tier's and team's part of it.
 */
export type StaffRoom =
  | `conversation:${string}`
  | `staff:${string}`
  | `queue:${string}`
  | `reads:${string}`
  | `watching:${string}`
  | 'wall'
  | `wall:${string}`;

/** Whose socket it is; every node can ask for it. */
export interface StaffSocketData {
  id: string;
  name: string;
  sessionId: string;
}

/** How long a socket has to read its goodbye before it is cut. */
const GOODBYE_MS = 200;

/** The part of engine.io that cuts connections without a handshake. */
interface Engine {
  clients: Record<string, { transport: { socket?: { terminate(): void } } }>;
}

/**
 * Sends events to sockets wherever they are connected. Everything sent here is already
 * committed; whoever misses it gets it again by resynchronising.
 */
@Injectable()
export class RealtimeService {
  private customers: Namespace | undefined;
  private staff: Namespace | undefined;
  /** True once this node is going away. */
  draining = false;

  constructor(@Inject(REDIS) private readonly redis: Redis | undefined) {}

  attach(namespace: Namespace): void {
    if (namespace.name === CUSTOMER_NAMESPACE) this.customers = namespace;
    if (namespace.name === STAFF_NAMESPACE) this.staff = namespace;
  }

  /** Sends to every socket of the conversation's customer, but for the one with id `except`. */
  toCustomer<E extends keyof CustomerPushes>(
    conversationId: string,
    event: E,
    payload: Parameters<CustomerPushes[E]>[0],
    except = '',
  ): void {
    const room = `conversation:${conversationId}`;
    if (!this.mayReach(this.customers, [room], except)) return;
    this.customers?.to(room).except(except).emit(event, payload);
  }

  /**
   * Sends to staff in any of the rooms, once to each socket.
   * @param except the id of a socket, or rooms of sockets, that it does not go to
   */
  toStaff<E extends keyof StaffPushes>(
    rooms: StaffRoom[],
    event: E,
    payload: Parameters<StaffPushes[E]>[0],
    except: string | StaffRoom[] = '',
  ): void {
    if (!this.mayReach(this.staff, rooms, typeof except === 'string' ? except : '')) return;
    this.staff?.to(rooms).except(except).emit(event, payload);
  }

  /** Whether staff in any of the rooms may be there to hear. */
  mayReachStaff(rooms: StaffRoom[]): boolean {
    return this.mayReach(this.staff, rooms, '');
  }

  /**
   * Whether anybody may be there to hear. Most messages of the bot's customers have no other
   * listener, and socket.io would encode them all the same. What other nodes have nobody knows.
   */
  private mayReach(namespace: Namespace | undefined, rooms: string[], except: string): boolean {
    if (this.redis) return true;
    return rooms.some((room) => {
      const sockets = namespace?.adapter.rooms.get(room);
      return sockets !== undefined && sockets.size > (sockets.has(except) ? 1 : 0);
    });
  }

  /** Who reads a conversation along, on every node, each once. */
  async watchers(conversationId: string): Promise<{ id: string; name: string }[]> {
    const sockets = (await this.staff?.in(`watching:${conversationId}`).fetchSockets()) ?? [];
    const people = sockets.map(({ data }) => data as StaffSocketData);
    return [...new Map(people.map(({ id, name }) => [id, { id, name }])).values()];
  }

  /** Ends following a conversation for every socket that is in none of the rooms `except`. */
  unfollow(conversationId: string, except: StaffRoom[]): void {
    const room = `conversation:${conversationId}`;
    this.staff?.in(room).except(except).socketsLeave(room);
  }

  /**
   * The ids of staff's sockets on every node.
   * @throws {Error} while a node does not answer: nothing may be concluded then
   */
  async staffSockets(): Promise<Set<string>> {
    const sockets = (await this.staff?.fetchSockets()) ?? [];
    return new Set(sockets.map(({ id }) => id));
  }

  /**
   * Whose sockets there are, on every node; without those that have not said hello.
   * @throws {Error} while a node does not answer
   */
  async staffSocketData(): Promise<StaffSocketData[]> {
    const sockets = (await this.staff?.fetchSockets()) ?? [];
    return sockets.flatMap(({ data }) => ('id' in data ? [data as StaffSocketData] : []));
  }

  /** Cuts the sockets of a member of staff on every node; their clients come back by themselves. */
  disconnectStaff(staffId: string): void {
    this.staff?.in(`staff:${staffId}`).disconnectSockets(true);
  }

  /** Cuts the sockets of a staff session on every node. */
  disconnectSession(sessionId: string): void {
    this.staff?.in(`session:${sessionId}`).disconnectSockets(true);
  }

  /** Sockets on this node. */
  connectionCounts(): { customers: number; staff: number } {
    return { customers: this.customers?.sockets.size ?? 0, staff: this.staff?.sockets.size ?? 0 };
  }

  /**
   * Asks every client of this node to connect elsewhere, at moments spread over `spreadMs` so
   * that they do not arrive together, and cuts them.
   */
  async drain(spreadMs: number, random: () => number): Promise<void> {
    this.draining = true;
    const namespaces = [this.customers, this.staff].filter((namespace) => namespace !== undefined);
    for (const namespace of namespaces) {
      for (const socket of namespace.sockets.values()) {
        socket.emit('bye', {
          code: 'SERVER_DRAINING',
          message: 'This server is going away; connect again',
          retryAfterMs: Math.floor(random() * spreadMs),
        });
      }
    }
    await delay(GOODBYE_MS);
    for (const namespace of namespaces) namespace.local.disconnectSockets(true);
    await delay(GOODBYE_MS);
    // Who has not answered the closing handshake by now does not read: waiting would not help.
    for (const namespace of namespaces) {
      const { clients } = namespace.server.engine as unknown as Engine;
      for (const { transport } of Object.values(clients)) transport.socket?.terminate();
    }
  }
}
