import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { CodedError } from './errors.js';

/** So much in so long for each key, on this node. */
export class RateLimit {
  private readonly limiter: RateLimiterMemory;

  constructor(points: number, seconds: number) {
    this.limiter = new RateLimiterMemory({ points, duration: seconds });
  }

  /** @throws {CodedError} RATE_LIMITED */
  async spend(key: string): Promise<void> {
    try {
      await this.limiter.consume(key);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new CodedError('RATE_LIMITED', 'Too much at once', {
        retryAfterMs: refused.msBeforeNext,
      });
    }
  }
}
