import { CodedError } from '../platform/errors.js';

/**
 * Counts the requests of one socket in windows of a fixed length. Every keystroke asks it, so it
 * is two numbers and no promise; what is counted for whole visitors has a limiter behind it.
 */
export class RequestWindow {
  private count = 0;
  private endsAt = 0;

  constructor(
    private readonly most: number,
    private readonly lengthMs: number,
  ) {}

  /**
   * @param now milliseconds of any clock that only goes forward
   * @throws {CodedError} RATE_LIMITED with the time that is left of the window
   */
  take(now: number): void {
    if (now >= this.endsAt) {
      this.count = 0;
      this.endsAt = now + this.lengthMs;
    }
    if (++this.count <= this.most) return;
    throw new CodedError('RATE_LIMITED', 'Too many requests', {
      retryAfterMs: Math.ceil(this.endsAt - now),
    });
  }
}
