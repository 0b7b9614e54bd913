/** What became of a request that was not made: the company has enough of them to answer. */
export const BUSY = 'busy with earlier ones';
/** A request to which no answer came. */
export const SILENT = 'no answer in time';

/** So many requests to one company at once, and one while it does not answer. */
export const AT_ONCE = 8;
/** How long a full line is waited in: with who answers at all there is room by then. */
export const PATIENCE_MS = 1_000;

interface Line {
  running: number;
  /** Those that wait, the first first; told false where there will be no room soon. */
  waiting: Set<(room: boolean) => void>;
  /** Somebody waited in vain, and no request has ended since. */
  stuck: boolean;
  /** The last request was not answered. */
  silent: boolean;
}

/**
 * Keeps companies out of each other's way on one node: a server that hangs has a few requests
 * under way, and whatever else is for it goes back to the outbox at once, so that nobody else's
 * orders stand behind it.
 */
export class CompanyLines {
  private readonly lines = new Map<string, Line>();

  /**
   * Makes a request where its company's line has room.
   * @param send says what went wrong; null: nothing
   * @returns the same; {@link BUSY} or {@link SILENT} where it was not made
   */
  async through(company: string, send: () => Promise<string | null>): Promise<string | null> {
    const line = this.lineOf(company);
    if (line.silent && line.running > 0) return SILENT;
    if (line.running < AT_ONCE) line.running += 1;
    else if (!(await placeIn(line))) return line.silent ? SILENT : BUSY;
    try {
      const problem = await send();
      line.silent = problem === SILENT;
      return problem;
    } finally {
      leave(line);
      if (line.running === 0 && !line.silent) this.lines.delete(company);
    }
  }

  private lineOf(company: string): Line {
    const known = this.lines.get(company);
    if (known) return known;
    const line = { running: 0, waiting: new Set<() => void>(), stuck: false, silent: false };
    this.lines.set(company, line);
    return line;
  }
}

/** Waits until an ending request gives its place away. @returns false: not within the patience */
function placeIn(line: Line): Promise<boolean> {
  if (line.stuck) return Promise.resolve(false);
  return new Promise((resolve) => {
    const tell = (room: boolean) => {
      clearTimeout(patience);
      line.waiting.delete(tell);
      resolve(room);
    };
    const patience = setTimeout(() => {
      line.stuck = true;
      tell(false);
    }, PATIENCE_MS);
    line.waiting.add(tell);
  });
}

function leave(line: Line): void {
  line.stuck = false;
  if (line.silent) for (const tell of line.waiting) tell(false);
  const [next] = line.waiting;
  if (next) next(true);
  else line.running -= 1;
}
