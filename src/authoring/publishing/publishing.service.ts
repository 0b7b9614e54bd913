import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../platform/audit/audit.service.js';
import { CodedError } from '../../platform/errors.js';
import { NodeChannel } from '../../platform/realtime/node-channel.js';
import type { IntentVersion } from '../../protocol/index.js';
import { FaultyVersion, IntentsService, PREPARE, READY, SWITCHED } from '../intents.service.js';
import type { IntentSet } from '../intent-set.js';
import { diskFull, FolderCopy, type Staged } from './folder-copy.js';
import { isDiskFull } from './stage-files.js';
import { VersionStore, type NewVersion } from './version.store.js';

/** How long the other nodes are given to learn a version before the cluster switches without them. */
const READY_WITHIN_MS = 2_000;

/** What became of a publish. */
export interface Published {
  number: number;
  /** Nodes that had not learned it in time: they do so before their next turn. */
  late: number;
  /** Whether the files on this server's disk are the same now; null where they are not written. */
  onDisk: boolean | null;
}

/**
 * Makes a version live on all nodes at one moment. Every node learns it first; then one row of
 * the database changes, which each turn reads: a turn before it is of the old version and a turn
 * after it of the new one, whichever node takes it.
 */
@Injectable()
export class PublishingService {
  constructor(
    private readonly versions: VersionStore,
    private readonly intents: IntentsService,
    private readonly nodes: NodeChannel,
    private readonly audit: AuditService,
    private readonly folder: FolderCopy,
  ) {}

  history(): Promise<IntentVersion[]> {
    return this.versions.history();
  }

  /**
   * The files of a version.
   * @throws {CodedError} NOT_FOUND
   */
  async filesOf(number: number): Promise<IntentSet> {
    return this.versions.textsOf((await this.need(number)).manifest);
  }

  /**
   * @param version its `parent` is the version that has to be live still
   * @throws {CodedError} STATE_CONFLICT where another is live by now or a pilot runs,
   *   INTENTS_FAULTY, DISK_FULL: then nothing has changed
   */
  async publish(version: NewVersion & { parent: number }, now: Date): Promise<Published> {
    const staged = this.folder.stage(await this.versions.textsOf(version.manifest));
    try {
      const { number, late } = await this.prepare(version);
      try {
        await this.switchTo(number, version, now);
      } catch (error) {
        await this.drop(number);
        throw error;
      }
      return await this.afterSwitch(number, late, staged);
    } catch (error) {
      staged?.files.discard();
      throw isDiskFull(error) ? diskFull() : error;
    }
  }

  /** Makes a version live that answers some customers already. @throws {CodedError} as `publish` */
  async promote(
    number: number,
    by: { parent: number; actorId: string; reason: string },
    now: Date,
  ): Promise<Published> {
    const staged = this.folder.stage(await this.filesOf(number));
    try {
      const late = await this.prepareEverywhere(number);
      await this.switchTo(number, { ...by, kind: 'published' }, now);
      return await this.afterSwitch(number, late, staged);
    } catch (error) {
      staged?.files.discard();
      throw isDiskFull(error) ? diskFull() : error;
    }
  }

  /**
   * Stores a version and has every node learn it; nobody is answered by it yet.
   * @returns its number, and how many nodes were not ready in time
   * @throws {CodedError} INTENTS_FAULTY
   */
  async prepare(version: NewVersion): Promise<{ number: number; late: number }> {
    const number = await this.versions.add(version);
    try {
      return { number, late: await this.prepareEverywhere(number) };
    } catch (error) {
      await this.drop(number);
      throw error instanceof FaultyVersion
        ? new CodedError('INTENTS_FAULTY', 'The files hold faults', {
            details: { faults: error.faults },
          })
        : error;
    }
  }

  /** Forgets a version that nobody was answered by. */
  drop(number: number): Promise<void> {
    return this.versions.drop(number);
  }

  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.versions.transaction(work);
  }

  /** Publishes the files of this server's disk. @throws {CodedError} as {@link publish} */
  async publishFiles(set: IntentSet, parent: number, now: Date): Promise<Published> {
    const manifest = await this.versions.putTexts(set);
    const reason = 'The files on the disk were edited';
    return this.publish({ manifest, parent, kind: 'disk', actorId: null, reason }, now);
  }

  /**
   * Brings the content of an earlier version back.
   * @throws {CodedError} NOT_FOUND; STATE_CONFLICT where it is live
   */
  async rollBack(
    number: number,
    by: { actorId: string; reason: string },
    now: Date,
  ): Promise<Published> {
    const wanted = await this.need(number);
    const live = await this.liveVersion();
    if (live.hash === wanted.hash) {
      throw new CodedError('STATE_CONFLICT', 'This is live already', {
        details: { live: live.number },
      });
    }
    const { manifest } = wanted;
    const back = { manifest, parent: live.number, restored: number, kind: 'rollback' } as const;
    return this.publish({ ...back, ...by }, now);
  }

  /** Whether a pilot answers some customers. */
  pilotRuns(): Promise<boolean> {
    return this.intents.pilotRuns();
  }

  /** What is live now. */
  async liveVersion() {
    const number = await this.versions.liveNumber();
    if (number === null) throw new Error('No version is live');
    return this.need(number);
  }

  private async afterSwitch(
    number: number,
    late: number,
    staged: Staged | null,
  ): Promise<Published> {
    await this.intents.follow();
    return { number, late, onDisk: await this.folder.commit(staged) };
  }

  private async need(number: number) {
    const version = await this.versions.find(number);
    if (!version) throw new CodedError('NOT_FOUND', 'There is no such version');
    return version;
  }

  /** @returns how many nodes were not ready in time */
  private async prepareEverywhere(number: number): Promise<number> {
    const ready = new Set<string>();
    let onReady: () => void = () => undefined;
    const stop = await this.nodes.listen(({ topic, from, payload }) => {
      if (topic !== READY || payload['number'] !== number) return;
      ready.add(from);
      onReady();
    });
    try {
      await this.nodes.announce(PREPARE, { number });
      // Whoever publishes learns it first: a fault is found here, and nothing has changed yet.
      await this.intents.hold(number);
      const all = await this.nodes.nodes();
      const missing = () => [...all].filter((id) => id !== this.nodes.nodeId && !ready.has(id));
      await new Promise<void>((resolve) => {
        onReady = () => missing().length === 0 && resolve();
        setTimeout(resolve, READY_WITHIN_MS).unref();
        onReady();
      });
      return missing().length;
    } finally {
      stop();
    }
  }

  private async switchTo(
    number: number,
    version: Omit<NewVersion, 'manifest'> & { parent: number },
    now: Date,
  ): Promise<void> {
    const { parent, kind, actorId, reason, restored, overrideReason } = version;
    await this.versions.transaction(async (manager) => {
      const by = { from: parent, to: number, actorId, reason, back: kind === 'rollback' };
      if (!(await this.versions.switchTo(manager, by, now))) {
        throw new CodedError('STATE_CONFLICT', 'Another version was published meanwhile');
      }
      if (actorId !== null) {
        const entry = {
          actorId,
          action: kind === 'rollback' ? 'intents.rolled_back' : 'intents.published',
          subject: String(number),
          details: { from: parent, reason, restored, overrideReason },
        };
        await this.audit.record(entry, now, manager);
      }
      await this.nodes.announce(SWITCHED, { number }, manager);
    });
  }
}
