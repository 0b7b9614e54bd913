import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { CodedError } from '../../platform/errors.js';
import type { IntentEdit } from '../../protocol/index.js';
import type { IntentSet } from '../intent-set.js';
import { answerTo, type EditAnswer } from './edit-order.js';

/** The compiled worker; tests run the sources, where there is none. */
const WORKER = fileURLToPath(new URL('./editing-worker.js', import.meta.url));

interface Waiting {
  resolve: (answer: EditAnswer) => void;
  reject: (error: Error) => void;
}

/**
 * Changes sets beside the answers that go on: parsing and writing a file of thousands of lines
 * takes tenths of a second. The thread begins with the first edit and stays for the next, as
 * somebody waits for each.
 */
export class EditingThread {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  /**
   * A set with things changed, one after the other; no edit removes a file.
   * @throws {CodedError} as `editSet`
   * @throws {Error} when it is stopped
   */
  async edit(set: IntentSet, edits: IntentEdit[]): Promise<IntentSet> {
    const answer = await this.answer(set, edits);
    if ('failed' in answer) throw new Error(answer.failed);
    if ('refused' in answer) {
      const { code, message, ...options } = answer.refused;
      throw new CodedError(code, message, options);
    }
    return new Map([...set, ...answer.changed]);
  }

  async stop(): Promise<void> {
    await this.worker?.terminate();
  }

  private answer(set: IntentSet, edits: IntentEdit[]): Promise<EditAnswer> {
    const order = { id: ++this.last, set, edits };
    if (!existsSync(WORKER)) return Promise.resolve(answerTo(order));
    const worker = (this.worker ??= this.begin());
    return new Promise((resolve, reject) => {
      this.waiting.set(order.id, { resolve, reject });
      worker.postMessage(order);
    });
  }

  private begin(): Worker {
    const worker = new Worker(WORKER);
    worker.unref();
    worker.on('message', (answer: EditAnswer) => {
      this.waiting.get(answer.id)?.resolve(answer);
      this.waiting.delete(answer.id);
    });
    worker.once('error', (error: Error) => this.end(worker, error));
    worker.once('exit', () => this.end(worker, new Error('Editing was stopped')));
    return worker;
  }

  /** Whoever waits for it is told; the next edit begins another. */
  private end(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = null;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
