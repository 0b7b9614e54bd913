import type { WallChange, WallFigures, WallRow } from '../../../protocol/index.js';
import type { Failure } from '../../shared/answer.js';
import type { StaffWire } from './staff-wire.js';

export interface WallView {
  rows: readonly WallRow[];
  /** Null while loading. */
  figures: WallFigures | null;
  failure: Failure | null;
}

/** The figures are asked for again with changes, at most so often. */
const FIGURES_EVERY_MS = 2000;
const EMPTY: WallView = { rows: [], figures: null, failure: null };

/** What a supervisor looks after, kept true while they look at it. */
export class Wall {
  /** Null while nobody looks at it. */
  view: WallView | null = null;
  private rows: ReadonlyMap<string, WallRow> = new Map();
  /** Changes that were quicker than the reply to opening; null: it has come. */
  private early: WallChange[] | null = null;
  private counting = false;
  private countedAt = 0;

  constructor(
    private readonly wire: StaffWire,
    private readonly now: () => Date,
    private readonly changed: () => void,
  ) {}

  open(): void {
    this.rows = new Map();
    this.view = EMPTY;
    void this.load();
  }

  leave(): void {
    this.view = null;
    this.changed();
    void this.wire.call('wall.leave', {});
  }

  /** The line is there again. */
  resume(): void {
    if (this.view) void this.load();
  }

  take(change: WallChange): void {
    if (!this.view) return;
    if (this.early) return void this.early.push(change);
    this.rows = withChange(this.rows, change);
    this.show({});
    this.countSoon();
  }

  private async load(): Promise<void> {
    const early: WallChange[] = [];
    this.early = early;
    const answer = await this.wire.call('wall.open', { dayBegan: dayBegan(this.now()) });
    if (this.early !== early || !this.view) return;
    this.early = null;
    // A broken line is told elsewhere and mended by the next hello.
    if (!answer.ok) return this.show({ failure: answer.error });
    this.rows = early.reduce(
      withChange,
      new Map(answer.rows.map((row) => [row.conversation.id, row])),
    );
    this.show({ figures: answer.figures, failure: null });
  }

  private countSoon(): void {
    if (this.counting) return;
    this.counting = true;
    const next = this.countedAt + FIGURES_EVERY_MS - this.now().getTime();
    setTimeout(() => void this.count(), Math.max(0, next));
  }

  private async count(): Promise<void> {
    this.counting = false;
    this.countedAt = this.now().getTime();
    if (!this.view) return;
    const answer = await this.wire.call('wall.figures', { dayBegan: dayBegan(this.now()) });
    if (answer.ok) this.show({ figures: answer.figures });
  }

  private show(change: Partial<WallView>): void {
    if (!this.view) return;
    this.view = { ...this.view, ...change, rows: [...this.rows.values()] };
    this.changed();
  }
}

function withChange(
  known: ReadonlyMap<string, WallRow>,
  { rows, gone }: WallChange,
): ReadonlyMap<string, WallRow> {
  const next = new Map(known);
  for (const id of gone) next.delete(id);
  for (const row of rows) {
    const { id, version } = row.conversation;
    if (version >= (next.get(id)?.conversation.version ?? 0)) next.set(id, row);
  }
  return next;
}

/** Midnight of the supervisor's own clock. */
function dayBegan(now: Date): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate()).toISOString();
}
