/** While somebody writes, the other side is told again after this time, in milliseconds. */
const REPEAT_MS = 3000;
/** Silence after which somebody is taken to have stopped writing. */
const STOPPED_MS = 5000;

/** Tells the other side that this one is writing: seldom, and once more when it stops. */
export class TypingSignal {
  private toldAt = -Infinity;
  private stopping: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly tell: (active: boolean) => void) {}

  /** A key was pressed. */
  touch(now = Date.now()): void {
    clearTimeout(this.stopping);
    this.stopping = setTimeout(() => this.stop(), STOPPED_MS);
    if (now - this.toldAt < REPEAT_MS) return;
    this.toldAt = now;
    this.tell(true);
  }

  /** The text was sent or emptied, or nothing was typed for a while. */
  stop(): void {
    clearTimeout(this.stopping);
    if (this.toldAt === -Infinity) return;
    this.toldAt = -Infinity;
    this.tell(false);
  }
}

/** Shows that the other side writes; goes out by itself should the end never arrive. */
export class TypingLamp<By extends string> {
  by: By | null = null;
  private expiry: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly changed: () => void) {}

  set(by: By, active: boolean): void {
    clearTimeout(this.expiry);
    // A bot may think for a while without repeating itself, hence the longer patience.
    if (active) this.expiry = setTimeout(() => this.set(by, false), 3 * STOPPED_MS);
    const next = active ? by : null;
    if (next === this.by) return;
    this.by = next;
    this.changed();
  }

  out(): void {
    if (this.by) this.set(this.by, false);
  }
}
