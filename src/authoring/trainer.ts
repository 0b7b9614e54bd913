import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { trainModel, type Model, type Teaching } from '../understanding/index.js';

/** The compiled worker; tests run the sources, where there is none. */
const WORKER = fileURLToPath(new URL('./training-worker.js', import.meta.url));

/** Trains models in a thread of their own, so that nobody waits for an answer meanwhile. */
export class Trainer {
  private worker: Worker | undefined;

  /** @throws {Error} when training fails, or is stopped */
  async train(teaching: Teaching): Promise<Model> {
    if (!existsSync(WORKER)) return trainModel(teaching);
    const worker = new Worker(WORKER, { workerData: teaching });
    this.worker = worker;
    try {
      return await new Promise<Model>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', () => reject(new Error('Training was stopped')));
      });
    } finally {
      if (this.worker === worker) this.worker = undefined;
      void worker.terminate();
    }
  }

  /** Gives up a training that is under way. */
  async stop(): Promise<void> {
    await this.worker?.terminate();
  }
}
