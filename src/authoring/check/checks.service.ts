import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.js';
import type { CheckReport, CheckView } from '../../protocol/index.js';
import { hashOfSet, type IntentSet } from '../intent-set.js';
import { PublishingService } from '../publishing/publishing.service.js';
import { AuthoringThreads } from '../thread/authoring-threads.js';
import type { CheckTask } from './run-check.js';

/** A check that runs on this node. */
interface Running {
  view: CheckView;
  done: Promise<CheckReport>;
}

/** Checks of content against what is live. The same content is checked once. */
@Injectable()
export class ChecksService {
  private readonly logger = new Logger('Checks');
  /** By content and what it is checked against. */
  private readonly running = new Map<string, Running>();
  /** One at a time: a second would take from the first, and from the answers. */
  private before: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly threads: AuthoringThreads,
    @Inject(CONFIG) private readonly config: Config,
    @InjectDataSource() private readonly database: DataSource,
    private readonly publishing: PublishingService,
  ) {}

  /** Begins a check, unless there is one already. */
  async begin(draft: IntentSet): Promise<CheckView> {
    const known = await this.find(hashOfSet(draft));
    if (known.state !== 'none' && known.state !== 'failed') return known;
    return (await this.start(draft)).view;
  }

  /** The report, as soon as there is one. @throws {Error} when the check fails */
  async report(draft: IntentSet): Promise<CheckReport> {
    const known = await this.find(hashOfSet(draft));
    return known.report ?? (await this.start(draft)).done;
  }

  /** How far the check of a content is. */
  async find(hash: string): Promise<CheckView> {
    const live = await this.publishing.liveVersion();
    const running = this.running.get(`${hash} ${live.number}`);
    if (running) return running.view;
    const rows: { report: CheckReport; against: number }[] = await this.database.query(
      `SELECT report, against FROM intent_check WHERE hash = $1
        ORDER BY against = $2 DESC, checked_at DESC LIMIT 1`,
      [hash, live.number],
    );
    const [row] = rows;
    if (!row || row.against !== live.number) return { state: 'none', progress: 0, outdated: !!row };
    return { state: 'done', progress: 1, report: row.report, outdated: false };
  }

  private async start(draft: IntentSet): Promise<Running> {
    const live = await this.publishing.liveVersion();
    const key = `${hashOfSet(draft)} ${live.number}`;
    const known = this.running.get(key);
    if (known && known.view.state === 'running') return known;
    const set = await this.publishing.filesOf(live.number);
    const now = Date.now();
    const view: CheckView = { state: 'running', stage: 'reading', progress: 0, outdated: false };
    const task = { draft, live: set, against: live.number, cacheFolder: this.config.cacheFolder };
    const liveFigures = await this.figuresOf(live.hash);
    const done = this.before.then(() =>
      this.threads.check({ ...task, liveFigures, now }, (stage, progress) => {
        Object.assign(view, { stage, progress });
      }),
    );
    this.before = done.catch(() => undefined);
    const running = { view, done };
    this.running.set(key, running);
    void done.then(
      async (report) => {
        await this.keep(report);
        this.running.delete(key);
      },
      (error: unknown) => {
        view.state = 'failed';
        this.logger.error({ err: error });
      },
    );
    return running;
  }

  /** What an earlier check found of a content, whatever it was compared with. */
  private async figuresOf(hash: string): Promise<CheckTask['liveFigures']> {
    const rows: { report: CheckReport }[] = await this.database.query(
      'SELECT report FROM intent_check WHERE hash = $1 ORDER BY checked_at DESC LIMIT 1',
      [hash],
    );
    return rows[0]?.report ?? null;
  }

  private async keep(report: CheckReport): Promise<void> {
    await this.database.query(
      `INSERT INTO intent_check (hash, against, report, checked_at) VALUES ($1, $2, $3, now())
           ON CONFLICT (hash, against) DO UPDATE
           SET report = excluded.report, checked_at = excluded.checked_at`,
      [report.hash, report.against, JSON.stringify(report)],
    );
  }
}
