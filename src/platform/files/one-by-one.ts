/** Does works one after another, in the order in which they were asked for. */
export class OneByOne {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    // What fails is told to whoever asked for it; the next one goes on.
    this.last = done.catch(() => undefined);
    return done;
  }
}
