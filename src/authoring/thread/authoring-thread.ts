import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CheckReport } from '../../protocol/index.js';
import type { CheckTask } from '../check/run-check.js';
import type { IntentSet } from '../intent-set.js';
import type { Learning } from '../learn.js';
import {
  perform,
  type GroupedMessage,
  type OnProgress,
  type ReadSet,
  type Task,
  type TaskResult,
} from './tasks.js';

/** The compiled worker; tests run the sources, where there is none. */
const WORKER = fileURLToPath(new URL('./authoring-worker.js', import.meta.url));

type Told = { progress: Parameters<OnProgress> } | { result: TaskResult };

/** Reads, learns, groups and checks in threads of their own, so that nobody waits for an answer meanwhile. */
export class AuthoringThread {
  private readonly workers = new Set<Worker>();

  /** The files of a set that hold no fault. @throws {Error} when it is stopped */
  async read(set: IntentSet): Promise<ReadSet> {
    const result = await this.run({ kind: 'read', set }, () => undefined);
    if (result.kind !== 'read') throw new Error('The thread did another task');
    return result.value;
  }

  /** @throws {Error} when learning fails, or is stopped */
  async learn(set: IntentSet, cacheFolder: string): Promise<Learning> {
    const result = await this.run({ kind: 'learn', set, cacheFolder }, () => undefined);
    if (result.kind !== 'learn') throw new Error('The thread did another task');
    return result.value;
  }

  /** @throws {Error} when the check fails, or is stopped */
  async check(task: CheckTask, onProgress: OnProgress): Promise<CheckReport> {
    const result = await this.run({ kind: 'check', ...task }, onProgress);
    if (result.kind !== 'check') throw new Error('The thread did another task');
    return result.value;
  }

  /** Groups messages that mean the same: their ids. @throws {Error} when it is stopped */
  async group(messages: GroupedMessage[]): Promise<number[][]> {
    const result = await this.run({ kind: 'group', messages }, () => undefined);
    if (result.kind !== 'group') throw new Error('The thread did another task');
    return result.value;
  }

  /** Gives up what is under way. */
  async stop(): Promise<void> {
    await Promise.all([...this.workers].map((worker) => worker.terminate()));
  }

  private async run(task: Task, onProgress: OnProgress): Promise<TaskResult> {
    if (!existsSync(WORKER)) return perform(task, onProgress);
    const worker = new Worker(WORKER, { workerData: task });
    this.workers.add(worker);
    try {
      return await new Promise<TaskResult>((resolve, reject) => {
        worker.on('message', (told: Told) => {
          if ('result' in told) resolve(told.result);
          else onProgress(...told.progress);
        });
        worker.once('error', reject);
        worker.once('exit', () => reject(new Error('The task was stopped')));
      });
    } finally {
      this.workers.delete(worker);
      void worker.terminate();
    }
  }
}
