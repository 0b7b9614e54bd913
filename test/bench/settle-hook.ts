/**
 * Loaded before a measured server: collects garbage when asked and answers with the bytes in
 * use. Resident memory would count what was not yet collected, which is nobody's connection.
 */
import { setTimeout as delay } from 'node:timers/promises';

process.on('message', () => void settle());
process.channel?.unref();

async function settle(): Promise<void> {
  for (let round = 0; round < 4; round++) {
    globalThis.gc?.();
    await delay(300);
  }
  const { heapUsed, external } = process.memoryUsage();
  process.send?.(heapUsed + external);
}
