import { hostname } from 'node:os';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config.js';
import { CodedError } from '../../platform/errors.js';
import type { FileFault } from '../../platform/yaml-file.js';
import { hashOfSet, readIntentFolder, type IntentSet } from '../intent-set.js';
import { isDiskFull, stageFiles, type StagedFiles } from './stage-files.js';
import { VersionStore } from './version.store.js';

/** A set that is written and not shown yet, from and to which content. */
export interface Staged {
  files: StagedFiles;
  before: string;
  after: string;
}

/** The intent files on this server's disk, as people edit them there. */
@Injectable()
export class FolderCopy {
  private readonly logger = new Logger('Intents');

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly versions: VersionStore,
  ) {}

  /** The folder as one name, for the record of what it held: hosts do not share a disk. */
  private get place(): string {
    return `${hostname()}:${this.config.intentsFolder}`;
  }

  /** What is in the folder. @throws {Error} when it cannot be read */
  read(): { set: IntentSet; faults: FileFault[] } {
    const faults: FileFault[] = [];
    return { set: readIntentFolder(this.config.intentsFolder, faults), faults };
  }

  /**
   * Whether somebody has changed the folder since it was last looked at. Where nobody ever has,
   * content that was published once is no news: an older copy beside a shared database.
   */
  async isNews(hash: string, liveHash: string): Promise<boolean> {
    if (hash === liveHash) return false;
    const before = await this.versions.folderHash(this.place);
    return before === null ? !(await this.versions.wasPublished(hash)) : before !== hash;
  }

  async note(hash: string): Promise<void> {
    await this.versions.noteFolder(this.place, hash);
  }

  /**
   * Writes what is about to be published beside the files, where edits on this disk are published
   * too: a disk that is full is found before customers get anything.
   * @returns null where the folder is not to be written, or cannot be
   * @throws {CodedError} DISK_FULL
   */
  stage(set: IntentSet): Staged | null {
    if (this.config.intentsOnDisk !== 'publish') return null;
    try {
      const { set: there } = this.read();
      const changes = new Map<string, string | null>();
      for (const [name, text] of set) if (there.get(name) !== text) changes.set(name, text);
      for (const name of there.keys()) if (!set.has(name)) changes.set(name, null);
      const files = stageFiles(this.config.intentsFolder, changes);
      return { files, before: hashOfSet(there), after: hashOfSet(set) };
    } catch (error) {
      if (isDiskFull(error)) throw diskFull();
      this.logger.warn({ err: error });
      return null;
    }
  }

  /**
   * Shows what was staged. Each file is whole or as it was; an edit that nobody has looked at yet
   * is not overwritten.
   * @returns whether the folder holds the set now; null where it is not to be written
   */
  async commit(staged: Staged | null): Promise<boolean | null> {
    if (this.config.intentsOnDisk !== 'publish') return null;
    if (!staged) return false;
    const { files, before, after } = staged;
    try {
      const now = hashOfSet(this.read().set);
      const known = await this.versions.folderHash(this.place);
      const isOurs = now === after || (now === before && (known === null || known === now));
      if (!isOurs) {
        files.discard();
        return false;
      }
      files.commit();
      await this.note(after);
      return true;
    } catch (error) {
      this.logger.warn({ err: error });
      return false;
    }
  }
}

/** A disk has no room: nothing was published. */
export function diskFull(): CodedError {
  return new CodedError('DISK_FULL', 'There is no room left on the disk: nothing was published');
}
