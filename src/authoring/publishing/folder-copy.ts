import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config.js';
import type { FileFault } from '../../platform/yaml-file.js';
import { hashOfSet, readIntentFolder, type IntentSet } from '../intent-set.js';
import { VersionStore } from './version.store.js';

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
   * Writes what was published, where edits on this disk are published too. Each file is whole or
   * as it was; an edit that nobody has looked at yet is not overwritten.
   * @returns whether the folder holds the set now; null where it is not to be written
   */
  async write(set: IntentSet): Promise<boolean | null> {
    if (this.config.intentsOnDisk !== 'publish') return null;
    try {
      const { set: there } = this.read();
      const known = await this.versions.folderHash(this.place);
      const now = hashOfSet(there);
      const wanted = hashOfSet(set);
      if (now === wanted) return true;
      if (known !== null && known !== now) return false;
      for (const [name, content] of set) if (there.get(name) !== content) this.put(name, content);
      for (const name of there.keys()) if (!set.has(name)) rmSync(this.fileOf(name));
      await this.note(wanted);
      return true;
    } catch (error) {
      this.logger.warn({ err: error });
      return false;
    }
  }

  private put(name: string, content: string): void {
    const file = this.fileOf(name);
    mkdirSync(path.dirname(file), { recursive: true });
    const unfinished = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}`);
    writeFileSync(unfinished, content);
    renameSync(unfinished, file);
  }

  private fileOf(name: string): string {
    return path.join(this.config.intentsFolder, ...name.split('/'));
  }
}
