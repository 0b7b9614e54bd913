import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Manifest } from '../publishing/version.store.js';

/** A draft as it is stored. */
export interface StoredDraft {
  id: string;
  title: string;
  /** Null: what lies on the server's disk. */
  ownerId: string | null;
  ownerName: string | null;
  base: number;
  baseManifest: Manifest;
  manifest: Manifest;
  /** Earlier contents, the last one last. */
  undo: Manifest[];
  revision: number;
  updatedAt: Date;
}

/** How many steps can be taken back. */
const UNDO_KEPT = 30;

const SELECT = `
  SELECT d.id, d.title, d.owner_id AS "ownerId", staff.name AS "ownerName", d.base,
         v.manifest AS "baseManifest", d.manifest, d.undo, d.revision, d.updated_at AS "updatedAt"
    FROM intent_draft d
    JOIN intent_version v ON v.number = d.base
    LEFT JOIN staff ON staff.id = d.owner_id`;

/** Drafts as the database has them. */
@Injectable()
export class DraftStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  list(): Promise<StoredDraft[]> {
    return this.database.query(
      `${SELECT} WHERE d.state = 'open' ORDER BY d.updated_at DESC LIMIT 100`,
    );
  }

  async find(id: string): Promise<StoredDraft | null> {
    const rows: StoredDraft[] = await this.database.query(
      `${SELECT} WHERE d.id = $1 AND d.state = 'open'`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** The same, while nobody else may change it. */
  async lock(manager: EntityManager, id: string): Promise<StoredDraft | null> {
    const rows: StoredDraft[] = await manager.query(
      `${SELECT} WHERE d.id = $1 AND d.state = 'open' FOR UPDATE OF d`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** Whether somebody has begun or changed a draft, as the audit log has it. */
  async isBy(staffId: string, id: string): Promise<boolean> {
    const rows: unknown[] = await this.database.query(
      `SELECT 1 FROM intent_draft WHERE id = $1 AND owner_id = $2
       UNION ALL
       SELECT 1 FROM audit_log
        WHERE actor_id = $2 AND subject = $1::text
          AND action IN ('intents.draft_begun', 'intents.draft_edited', 'intents.learned')
        LIMIT 1`,
      [id, staffId],
    );
    return rows.length > 0;
  }

  async add(
    draft: { id: string; title: string; ownerId: string | null; base: number; manifest: Manifest },
    now: Date,
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO intent_draft (id, title, owner_id, base, manifest, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $6)`,
      [draft.id, draft.title, draft.ownerId, draft.base, JSON.stringify(draft.manifest), now],
    );
  }

  /** Offers what lies on the disk, in place of what lay there before. */
  async offer(
    draft: { id: string; title: string; base: number; manifest: Manifest },
    now: Date,
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO intent_draft (id, title, owner_id, base, manifest, created_at, updated_at)
       VALUES ($1, $2, NULL, $3, $4, $5, $5)
           ON CONFLICT ((true)) WHERE owner_id IS NULL AND state = 'open'
           DO UPDATE SET base = excluded.base, manifest = excluded.manifest,
                         revision = intent_draft.revision + 1, updated_at = excluded.updated_at`,
      [draft.id, draft.title, draft.base, JSON.stringify(draft.manifest), now],
    );
  }

  /** Replaces the content of a locked draft. */
  async save(
    manager: EntityManager,
    draft: StoredDraft,
    set: { base?: number; manifest: Manifest; undo?: Manifest[] },
    now: Date,
  ): Promise<void> {
    const undo = set.undo ?? [...draft.undo, draft.manifest].slice(-UNDO_KEPT);
    await manager.query(
      `UPDATE intent_draft SET base = $2, manifest = $3, undo = $4,
              revision = revision + 1, updated_at = $5
        WHERE id = $1`,
      [draft.id, set.base ?? draft.base, JSON.stringify(set.manifest), JSON.stringify(undo), now],
    );
  }

  /** Closes what holds exactly what was published: nothing is left to publish in it. */
  async closePublished(manifest: Manifest): Promise<void> {
    await this.database.query(
      `UPDATE intent_draft SET state = 'published' WHERE state = 'open' AND manifest = $1::jsonb`,
      [JSON.stringify(manifest)],
    );
  }

  async close(id: string, state: 'published' | 'discarded'): Promise<boolean> {
    const [, affected] = (await this.database.query(
      `UPDATE intent_draft SET state = $2 WHERE id = $1 AND state = 'open'`,
      [id, state],
    )) as [unknown[], number];
    return affected === 1;
  }
}
