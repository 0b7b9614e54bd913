import type { DataSource, EntityManager } from 'typeorm';

const TRIES = 5;
/** serialization_failure, deadlock_detected: who stood in the way is done by the next try. */
const IN_THE_WAY = new Set(['40001', '40P01']);
const UNIQUE_VIOLATION = '23505';

/** Whether the same statement may pass now: others were in its way, and it did nothing. */
export function mayPass(error: unknown): boolean {
  return IN_THE_WAY.has(codeOf(error));
}

/**
 * The same where a unique key is met only by what another has stored meanwhile, which the
 * statement sees the next time.
 */
export function mayPassOrKnow(error: unknown): boolean {
  return mayPass(error) || codeOf(error) === UNIQUE_VIOLATION;
}

/**
 * Does it up to five times, while it fails for a reason that may pass. For a whole transaction or
 * a statement of its own, never for a part of a transaction: that one is over with its failure.
 */
export async function retrying<T>(work: () => Promise<T>, passing = mayPass): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === TRIES || !passing(error)) throw error;
    }
  }
}

/**
 * A transaction that is done again where the database ended it for the sake of another's: two
 * that lock the same rows in different orders.
 * @param work nothing but statements on its manager; it may be done more than once
 */
export function transact<T>(
  database: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  return retrying(() => database.transaction(work));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
