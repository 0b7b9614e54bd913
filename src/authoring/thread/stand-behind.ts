import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * Lets everything else of the machine go before the calling thread. Linux has a priority for
 * every thread, though Node only speaks of processes; elsewhere nothing changes.
 */
export function standBehind(): void {
  try {
    // Read in the thread itself: `PROCESS/task/THREAD`.
    const thread = Number(/\/task\/(\d+)$/.exec(readlinkSync('/proc/thread-self'))?.[1]);
    if (thread > 0) setPriority(thread, constants.priority.PRIORITY_LOW);
  } catch {
    // No such file, or not allowed: the thread runs like any other.
  }
}
