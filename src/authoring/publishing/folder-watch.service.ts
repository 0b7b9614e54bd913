import { watch, type FSWatcher } from 'node:fs';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config.js';
import { wordFault, type FileFault } from '../../platform/yaml-file.js';
import { ChecksService } from '../check/checks.service.js';
import { DraftsService } from '../drafts/drafts.service.js';
import { hashOfSet, type IntentSet } from '../intent-set.js';
import { FolderCopy } from './folder-copy.js';
import { PublishingService } from './publishing.service.js';

/** Editors save in several steps: a change is looked at when they are through. */
const SETTLE_MS = 400;

/**
 * Notices edits of the files on this server's disk. What is sound is published or offered as a
 * draft, as the setting says; what holds a fault changes nothing, and is told.
 */
@Injectable()
export class FolderWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Intents');
  private watcher: FSWatcher | undefined;
  private settling: NodeJS.Timeout | undefined;
  private looking = Promise.resolve();
  /** What is wrong with the files on the disk as they are now. */
  faults: FileFault[] = [];

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly folder: FolderCopy,
    private readonly publishing: PublishingService,
    private readonly drafts: DraftsService,
    private readonly checks: ChecksService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.look();
    this.watcher = watch(this.config.intentsFolder, { recursive: true }, () => {
      clearTimeout(this.settling);
      this.settling = setTimeout(() => {
        this.looking = this.looking.then(() => this.look());
      }, SETTLE_MS).unref();
    });
    this.watcher.on('error', (error) => this.logger.warn({ err: error }));
  }

  async onModuleDestroy(): Promise<void> {
    this.watcher?.close();
    clearTimeout(this.settling);
    await this.looking;
  }

  /** Looks whether the folder holds something new, and does what is to be done with it. */
  private async look(): Promise<void> {
    try {
      const { set, faults } = this.folder.read();
      this.tell(faults);
      if (faults.length > 0) return;
      const hash = hashOfSet(set);
      const live = await this.publishing.liveVersion();
      const isNews = await this.folder.isNews(hash, live.hash);
      if (isNews) await this.take(set, live.number);
      // Not before: a server that ends meanwhile takes the edit at its next start.
      await this.folder.note(hash);
    } catch (error) {
      this.logger.error({ err: error });
    }
  }

  private async take(set: IntentSet, live: number): Promise<void> {
    if (this.config.intentsOnDisk === 'offer' || (await this.publishing.pilotRuns())) {
      await this.drafts.offer(set, new Date());
      this.logger.log('The files on this disk have changed: they are offered as a draft');
      return;
    }
    const report = await this.checks.report(set);
    this.tell(report.faults);
    if (report.faults.length > 0) return;
    if (report.failedProtected.length > 0) {
      await this.drafts.offer(set, new Date());
      this.logger.warn(
        `Not published, as protected tests fail: ${report.failedProtected.join(', ')}. ` +
          'The files on this disk are offered as a draft.',
      );
      return;
    }
    const { number } = await this.publishing.publishFiles(set, live, new Date());
    this.logger.log(`The files on this disk have changed: version ${live} → ${number}`);
  }

  private tell(faults: FileFault[]): void {
    this.faults = faults;
    for (const fault of faults) this.logger.warn(`Not learned: ${wordFault(fault)}`);
  }
}
