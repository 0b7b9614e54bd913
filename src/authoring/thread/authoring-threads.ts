import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
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

/** So long a thread waits for the next task: to load what all of them need takes it a second. */
const KEPT_MS = 60_000;

type Told = { progress: Parameters<OnProgress> } | { result: TaskResult };

/**
 * Reads, learns, groups and checks in threads of their own, so that nobody waits for an answer
 * meanwhile. Who edits does the next thing within moments: a thread stays a while for it.
 */
@Injectable()
export class AuthoringThreads implements OnModuleDestroy {
  private readonly threads = new Set<Worker>();
  /** One of those that stand behind everything else, and one that does not. */
  private readonly idle = new Map<boolean, { worker: Worker; end: NodeJS.Timeout }>();

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
  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.threads].map((worker) => worker.terminate()));
  }

  private async run(task: Task, onProgress: OnProgress): Promise<TaskResult> {
    if (!existsSync(WORKER)) return perform(task, onProgress);
    // For reading and learning somebody waits: a start, a page, the other nodes of a publish.
    const behind = task.kind === 'check';
    const worker = this.take(behind);
    try {
      const result = await resultOf(worker, task, onProgress);
      this.keep(worker, behind);
      return result;
    } catch (error) {
      this.end(worker);
      throw error;
    }
  }

  private take(behind: boolean): Worker {
    const kept = this.idle.get(behind);
    if (kept) {
      clearTimeout(kept.end);
      this.idle.delete(behind);
      kept.worker.ref();
      return kept.worker;
    }
    const worker = new Worker(WORKER, { workerData: { behind } });
    // One that fails while it waits is not kept for the next task.
    worker.once('error', () => this.end(worker));
    this.threads.add(worker);
    return worker;
  }

  private keep(worker: Worker, behind: boolean): void {
    if (this.idle.has(behind)) return this.end(worker);
    worker.unref();
    const end = setTimeout(() => {
      this.idle.delete(behind);
      this.end(worker);
    }, KEPT_MS).unref();
    this.idle.set(behind, { worker, end });
  }

  private end(worker: Worker): void {
    this.threads.delete(worker);
    for (const [behind, kept] of this.idle) if (kept.worker === worker) this.idle.delete(behind);
    void worker.terminate();
  }
}

/** Hands a task to a thread. @throws {Error} when it fails, or the thread is ended */
function resultOf(worker: Worker, task: Task, onProgress: OnProgress): Promise<TaskResult> {
  return new Promise<TaskResult>((resolve, reject) => {
    const onMessage = (told: Told) => {
      if (!('result' in told)) return onProgress(...told.progress);
      worker.off('message', onMessage).off('error', reject).off('exit', onExit);
      resolve(told.result);
    };
    const onExit = () => reject(new Error('The task was stopped'));
    worker.on('message', onMessage).once('error', reject).once('exit', onExit);
    worker.postMessage(task);
  });
}
