export interface GatheringOptions<Item, Result> {
  /** Does all items together; gives one result each, in order. An error in it is that item's. */
  run(items: Item[]): Promise<(Result | Error)[]>;
  /** What must not be worked on twice at a time, nor twice in one batch; without it, anything may. */
  keyOf?(item: Item): string;
  /** Items in a batch. */
  limit: number;
  /** Batches under way: one that takes long does not hold up those behind it. */
  atOnce: number;
  /**
   * How long the next batch gathers beside one that is under way, in milliseconds. It begins
   * earlier when that one ends.
   */
  gatherMs: number;
  /** How long the first batch gathers, in milliseconds, where nobody waits for it; else not at all. */
  patienceMs?: number;
}

interface Waiting<Item, Result> {
  item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/**
 * Does many small pieces of work together. While batches are under way the next one gathers, so
 * that under load many share a commit, and without load nobody waits. Items of one key are done
 * in the order in which they came.
 */
export class Gathering<Item, Result> {
  private waiting: Waiting<Item, Result>[] = [];
  private readonly busy = new Set<string>();
  private batches = 0;
  private scheduled = false;
  /** Runs while the next batch gathers beside one that is under way. */
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: GatheringOptions<Item, Result>) {}

  /** Resolves or rejects with what became of the item. */
  do(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.schedule();
    });
  }

  /** What comes in with the same read of the sockets goes into the same batch; under load more. */
  private schedule(): void {
    if (this.scheduled || this.batches >= this.options.atOnce) return;
    this.scheduled = true;
    const begin = () => {
      this.unschedule();
      const batch = this.takeBatch();
      if (batch.length > 0) void this.work(batch);
    };
    const { gatherMs, patienceMs } = this.options;
    const pause = this.batches === 0 ? patienceMs : gatherMs;
    if (pause === undefined) setImmediate(begin);
    else this.timer = setTimeout(begin, pause);
  }

  private unschedule(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.scheduled = false;
  }

  private takeBatch(): Waiting<Item, Result>[] {
    const batch: Waiting<Item, Result>[] = [];
    const later: Waiting<Item, Result>[] = [];
    for (const waiting of this.waiting) {
      const key = this.options.keyOf?.(waiting.item);
      const free = (key === undefined || !this.busy.has(key)) && batch.length < this.options.limit;
      if (free && key !== undefined) this.busy.add(key);
      (free ? batch : later).push(waiting);
    }
    this.waiting = later;
    return batch;
  }

  private async work(batch: Waiting<Item, Result>[]): Promise<void> {
    this.batches++;
    try {
      const results = await this.options.run(batch.map(({ item }) => item));
      for (const [at, { resolve, reject }] of batch.entries()) {
        const result = results[at];
        if (result === undefined) reject(new Error('A batch gave no result'));
        else if (result instanceof Error) reject(result);
        else resolve(result);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      this.batches--;
      const { keyOf } = this.options;
      if (keyOf) for (const { item } of batch) this.busy.delete(keyOf(item));
      if (this.batches === 0 && this.timer) this.unschedule();
      if (this.waiting.length > 0) this.schedule();
    }
  }
}
