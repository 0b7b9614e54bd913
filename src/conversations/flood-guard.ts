import { Inject, Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { CONFIG, type Config } from '../platform/config.js';
import { ClientAddress } from '../platform/http/client-address.js';
import { networkOf } from '../platform/http/network-of.js';
import { RateLimit } from '../platform/rate-limit.js';
import { RequestWindow } from './request-window.js';

/** Requests for each message that is allowed: typing, reading, marks. */
const REQUESTS_A_MESSAGE = 10;
const WINDOW_MS = 10_000;

/** Keeps one visitor from taking the server from all others. */
@Injectable()
export class FloodGuard {
  private readonly newcomers: RateLimit;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly addresses: ClientAddress,
  ) {
    this.newcomers = new RateLimit(config.newCustomersPerMin, 60);
  }

  /** What counts the requests of one socket, of any kind. It throws RATE_LIMITED. */
  countRequests(): () => void {
    const most = this.config.customerMessagesPer10s * REQUESTS_A_MESSAGE;
    const window = new RequestWindow(most, WINDOW_MS);
    return () => window.take(performance.now());
  }

  /**
   * Counts a customer who is made anew, by their network: many share one, and who is known
   * already is not counted.
   * @throws {CodedError} RATE_LIMITED
   */
  newcomer(socket: Socket): Promise<void> {
    return this.newcomers.spend(networkOf(this.addressOf(socket)));
  }

  /** Where a socket is connected from, as far as it can be known. */
  addressOf({ request, handshake }: Socket): string {
    return this.addresses.of(request, handshake.address);
  }
}
