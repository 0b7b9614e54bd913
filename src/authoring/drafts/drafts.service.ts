import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../../platform/audit/audit.service.js';
import { CodedError } from '../../platform/errors.js';
import { guardYaml } from '../../platform/yaml-guard.js';
import type { DraftView, IntentEdit } from '../../protocol/index.js';
import { hashOfManifest, nameFault, type IntentSet } from '../intent-set.js';
import { PublishingService } from '../publishing/publishing.service.js';
import { changedFiles, VersionStore, type Manifest } from '../publishing/version.store.js';
import { DraftStore, type StoredDraft } from './draft.store.js';
import { EditingThread } from './editing-thread.js';
import { mergeTexts } from './merge-texts.js';

interface EditOptions {
  /** What is done in the same transaction. */
  within?: (manager: EntityManager) => Promise<void>;
}

/** Changes that customers do not see yet. Whoever may edit works on any draft. */
@Injectable()
export class DraftsService implements OnModuleDestroy {
  private readonly editing = new EditingThread();

  constructor(
    private readonly drafts: DraftStore,
    private readonly versions: VersionStore,
    private readonly publishing: PublishingService,
    private readonly audit: AuditService,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await this.editing.stop();
  }

  async list(staffId: string): Promise<DraftView[]> {
    const live = await this.versions.liveNumber();
    return (await this.drafts.list()).map((draft) => present(draft, staffId, live));
  }

  /**
   * Begins a draft on what is live.
   * @param changes files that differ, null for those to remove
   * @throws {CodedError} INTENTS_FAULTY where a parser should not see one of them
   */
  async begin(
    title: string,
    changes: ReadonlyMap<string, string | null>,
    staffId: string,
    now: Date,
  ): Promise<DraftView> {
    const live = await this.publishing.liveVersion();
    const id = uuidv7();
    for (const [name, content] of changes) assertSafe(name, content ?? '');
    const manifest = await this.manifestWith(live.manifest, changes);
    await this.drafts.add({ id, title, ownerId: staffId, base: live.number, manifest }, now);
    await this.audit.record({ actorId: staffId, action: 'intents.draft_begun', subject: id }, now);
    return this.view(id, staffId);
  }

  /** @throws {CodedError} NOT_FOUND */
  async view(id: string, staffId: string): Promise<DraftView> {
    return present(await this.need(id), staffId, await this.versions.liveNumber());
  }

  /** @throws {CodedError} NOT_FOUND */
  async filesOf(id: string): Promise<IntentSet> {
    return this.versions.textsOf((await this.need(id)).manifest);
  }

  /** @throws {CodedError} NOT_FOUND */
  async need(id: string): Promise<StoredDraft> {
    const draft = await this.drafts.find(id);
    if (!draft) throw new CodedError('NOT_FOUND', 'There is no such draft');
    return draft;
  }

  /**
   * Changes one thing after the other. Two who change different things at once both succeed.
   * @throws {CodedError} NOT_FOUND, STATE_CONFLICT, INTENTS_FAULTY, INVALID_PAYLOAD
   */
  async edit(
    id: string,
    edits: IntentEdit[],
    staffId: string,
    now: Date,
    { within }: EditOptions = {},
  ): Promise<DraftView> {
    await this.change(id, staffId, now, 'intents.draft_edited', async (draft, manager) => {
      await within?.(manager);
      const set = await this.versions.textsOf(draft.manifest, manager);
      return this.editing.edit(set, edits);
    });
    return this.view(id, staffId);
  }

  /**
   * Replaces a file, as an editor of text does, or removes it (`content` null).
   * @param basedOn the text that the editing began with: what others changed since is kept
   * @throws {CodedError} NOT_FOUND, INVALID_PAYLOAD, INTENTS_FAULTY, INTENTS_CONFLICT
   */
  async putFile(
    id: string,
    file: { name: string; content: string | null; basedOn: string },
    staffId: string,
    now: Date,
  ): Promise<DraftView> {
    const { name, content, basedOn } = file;
    assertSafe(name, content ?? '');
    await this.change(id, staffId, now, 'intents.draft_edited', async (draft, manager) => {
      const set = new Map(await this.versions.textsOf(draft.manifest, manager));
      const there = set.get(name) ?? '';
      if (content === null && there === basedOn) set.delete(name);
      else set.set(name, merged(name, basedOn, content ?? '', there));
      return set;
    });
    return this.view(id, staffId);
  }

  /** Takes the last change back. @throws {CodedError} NOT_FOUND, STATE_CONFLICT */
  async undo(id: string, staffId: string, now: Date): Promise<DraftView> {
    await this.drafts.transaction(async (manager) => {
      const draft = await this.drafts.lock(manager, id);
      const manifest = draft?.undo.at(-1);
      if (!draft) throw new CodedError('NOT_FOUND', 'There is no such draft');
      if (!manifest) throw new CodedError('STATE_CONFLICT', 'There is nothing to take back');
      await this.drafts.save(manager, draft, { manifest, undo: draft.undo.slice(0, -1) }, now);
    });
    return this.view(id, staffId);
  }

  /**
   * Brings in what was published since the draft began.
   * @throws {CodedError} NOT_FOUND; INTENTS_CONFLICT, naming files and lines of the old base
   */
  async update(id: string, staffId: string, now: Date): Promise<DraftView> {
    const live = await this.publishing.liveVersion();
    const theirs = await this.versions.textsOf(live.manifest);
    await this.change(
      id,
      staffId,
      now,
      'intents.draft_updated',
      async (draft, manager) => {
        const base = await this.versions.textsOf(draft.baseManifest, manager);
        return mergeSets(base, await this.versions.textsOf(draft.manifest, manager), theirs);
      },
      live.number,
    );
    return this.view(id, staffId);
  }

  /** @throws {CodedError} NOT_FOUND */
  async discard(id: string, staffId: string, now: Date): Promise<void> {
    if (!(await this.drafts.close(id, 'discarded'))) {
      throw new CodedError('NOT_FOUND', 'There is no such draft');
    }
    const entry = { actorId: staffId, action: 'intents.draft_discarded', subject: id };
    await this.audit.record(entry, now);
  }

  /** Whether somebody has written any of a draft. */
  isBy(staffId: string, id: string): Promise<boolean> {
    return this.drafts.isBy(staffId, id);
  }

  async markPublished(id: string): Promise<void> {
    await this.drafts.close(id, 'published');
  }

  /**
   * The files of a version were published without a draft being named. A draft that holds more is
   * still open: it was changed meanwhile.
   */
  async closePublished(number: number): Promise<void> {
    const version = await this.versions.find(number);
    if (version) await this.drafts.closePublished(version.manifest);
  }

  /** Offers what lies on the server's disk as a draft that belongs to nobody. */
  async offer(set: IntentSet, now: Date): Promise<void> {
    const live = await this.publishing.liveVersion();
    const manifest = await this.versions.putTexts(set);
    await this.drafts.offer({ id: uuidv7(), title: 'disk', base: live.number, manifest }, now);
  }

  private async manifestWith(
    manifest: Manifest,
    changes: ReadonlyMap<string, string | null>,
  ): Promise<Manifest> {
    const written = new Map<string, string>();
    for (const [name, content] of changes) if (content !== null) written.set(name, content);
    const changed = { ...manifest, ...(await this.versions.putTexts(written)) };
    return Object.fromEntries(
      Object.entries(changed).filter(([name]) => changes.get(name) !== null),
    );
  }

  private async change(
    id: string,
    staffId: string,
    now: Date,
    action: string,
    work: (draft: StoredDraft, manager: EntityManager) => Promise<IntentSet>,
    base?: number,
  ): Promise<void> {
    await this.drafts.transaction(async (manager) => {
      const draft = await this.drafts.lock(manager, id);
      if (!draft) throw new CodedError('NOT_FOUND', 'There is no such draft');
      const manifest = await this.versions.putTexts(await work(draft, manager), manager);
      const files = changedFiles(draft.manifest, manifest);
      if (files.length === 0 && base === undefined) return;
      await this.drafts.save(manager, draft, { manifest, ...(base && { base, undo: [] }) }, now);
      const details = { files: files.slice(0, 50) };
      await this.audit.record({ actorId: staffId, action, subject: id, details }, now, manager);
    });
  }
}

function present(draft: StoredDraft, staffId: string, live: number | null): DraftView {
  return {
    id: draft.id,
    title: draft.title,
    ...(draft.ownerName !== null && { owner: draft.ownerName }),
    mine: draft.ownerId === staffId,
    base: draft.base,
    behind: draft.base !== live,
    revision: draft.revision,
    hash: hashOfManifest(draft.manifest),
    changed: changedFiles(draft.baseManifest, draft.manifest),
    undoable: draft.undo.length > 0,
    updatedAt: draft.updatedAt.toISOString(),
  };
}

/** @throws {CodedError} INTENTS_FAULTY where a parser should not see it */
function assertSafe(name: string, content: string): void {
  const message = nameFault(name);
  const fault = message ? { line: 1, message } : guardYaml(content);
  if (!fault) return;
  throw new CodedError('INTENTS_FAULTY', 'The file cannot be taken', {
    details: { faults: [{ file: name, column: 1, ...fault }] },
  });
}

/** @throws {CodedError} INTENTS_CONFLICT */
function merged(name: string, base: string, ours: string, theirs: string): string {
  const result = mergeTexts(base, ours, theirs);
  if (result.ok) return result.text;
  throw new CodedError('INTENTS_CONFLICT', 'Somebody else has changed the same lines', {
    details: { conflicts: result.conflicts.map((lines) => ({ file: name, ...lines })) },
  });
}

/** @throws {CodedError} INTENTS_CONFLICT */
function mergeSets(base: IntentSet, ours: IntentSet, theirs: IntentSet): IntentSet {
  const names = new Set([...base.keys(), ...ours.keys(), ...theirs.keys()]);
  const set = new Map<string, string>();
  for (const name of names) {
    const [old, own, other] = [base.get(name), ours.get(name), theirs.get(name)];
    // A file that one side has removed: gone, unless the other has changed it.
    if (own === other || other === old) {
      if (own !== undefined) set.set(name, own);
    } else if (own === old) {
      if (other !== undefined) set.set(name, other);
    } else set.set(name, merged(name, old ?? '', own ?? '', other ?? ''));
  }
  return set;
}
