import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { JobsService } from '../../platform/jobs/jobs.service.js';
import { INDEX_QUIET } from './words.sql.js';

const QUEUE = 'words-index';
const EVERY_MS = 60_000;
/** What was written in less than this ago is likely to go on. */
const QUIET_MS = 5 * 60_000;
/** In one statement: longer ones would keep who writes in an old conversation waiting. */
const AT_ONCE = 200;

/** Puts the words of conversations into the index once nobody writes in them any more. */
@Injectable()
export class WordsIndex implements OnApplicationBootstrap {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly jobs: JobsService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work(QUEUE, async () => void (await this.indexQuiet(new Date())));
    await this.jobs.repeat(QUEUE, EVERY_MS);
  }

  /** How many conversations went into the index. */
  async indexQuiet(now: Date): Promise<number> {
    const before = new Date(now.getTime() - QUIET_MS);
    let all = 0;
    for (;;) {
      const [{ count = 0 } = {}]: { count?: number }[] = await this.database.query(INDEX_QUIET, [
        before,
        AT_ONCE,
      ]);
      all += count;
      if (count < AT_ONCE) return all;
    }
  }
}
