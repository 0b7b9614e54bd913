import { Inject, Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { CONFIG, type Config } from '../platform/config.js';
import { RateLimit } from '../platform/rate-limit.js';

/** Requests for each message that is allowed: typing, reading, marks. */
const REQUESTS_A_MESSAGE = 10;

/** Keeps one visitor from taking the server from all others. */
@Injectable()
export class FloodGuard {
  private readonly requests: RateLimit;
  private readonly newcomers: RateLimit;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.requests = new RateLimit(config.customerMessagesPer10s * REQUESTS_A_MESSAGE, 10);
    this.newcomers = new RateLimit(config.newCustomersPerMin, 60);
  }

  /** Counts a request of any kind. @throws {CodedError} RATE_LIMITED */
  request(socket: Socket): Promise<void> {
    return this.requests.spend(socket.id);
  }

  /**
   * Counts a customer who is made anew, by their network address: many share one, and who is known
   * already is not counted.
   * @throws {CodedError} RATE_LIMITED
   */
  newcomer(socket: Socket): Promise<void> {
    return this.newcomers.spend(addressOf(socket, this.config.trustProxy));
  }
}

function addressOf({ handshake }: Socket, trustProxy: boolean): string {
  const forwarded = trustProxy ? handshake.headers['x-forwarded-for'] : undefined;
  const [first] = String(forwarded ?? '').split(',');
  return first?.trim() || handshake.address;
}
