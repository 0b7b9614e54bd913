import { Logger } from '@nestjs/common';
import { Redis, type RedisOptions } from 'ioredis';

/** The injection token of the connection that carries events between nodes; undefined without. */
export const REDIS = Symbol('Redis');

/**
 * A connection that takes those duplicated from it along when it ends. The streams adapter's
 * readers block on Redis and would outlive the server by seconds, or for good once Redis is gone.
 */
class EventsRedis extends Redis {
  private readonly duplicates: Redis[] = [];

  override duplicate(override?: Partial<RedisOptions>): Redis {
    const duplicate = super.duplicate(override);
    this.duplicates.push(duplicate);
    return duplicate;
  }

  override disconnect(reconnect = false): void {
    super.disconnect(reconnect);
    if (!reconnect) for (const duplicate of this.duplicates) duplicate.disconnect();
  }
}

/** The connection for realtime events; BullMQ makes its own, because its workers block on it. */
export function connectRedis(url: string | undefined): Redis | undefined {
  if (!url) return undefined;
  const logger = new Logger('Redis');
  const redis = new EventsRedis(url, { maxRetriesPerRequest: null });
  redis.on('error', (error) => logger.error(error.message));
  return redis;
}
