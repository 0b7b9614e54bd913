import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Queryable } from '../../platform/database/prepared.js';
import type { IntentVersion, versionKindSchema } from '../../protocol/index.js';
import type { z } from 'zod';
import { hashOfManifest, hashOfText, type IntentSet } from '../intent-set.js';

/** The hash of each file's text, by the file's name. */
export type Manifest = Record<string, string>;

export interface NewVersion {
  manifest: Manifest;
  parent: number | null;
  restored?: number;
  kind: z.infer<typeof versionKindSchema>;
  /** Null: the program itself. */
  actorId: string | null;
  reason: string;
  overrideReason?: string;
}

/** From one live version to another. */
interface Switch {
  from: number;
  to: number;
  /** Whether it is the way back. */
  back: boolean;
  actorId: string | null;
  reason: string;
}

/** A version as it is stored. */
export interface StoredVersion {
  number: number;
  hash: string;
  manifest: Manifest;
}

/** Any constant: nodes that start together on an empty database take turns by this lock. */
const FIRST_VERSION_LOCK = 7_263_502;
const HISTORY_LISTED = 200;

/** Versions of the intent files, and which one is live. */
@Injectable()
export class VersionStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** Stores the texts that are not there yet, in one order: who stores the same waits, no more. */
  async putTexts(set: IntentSet, on: Queryable = this.database): Promise<Manifest> {
    const entries = [...set].map(([name, content]) => ({
      name,
      content,
      hash: hashOfText(content),
    }));
    await on.query(
      `INSERT INTO intent_text (hash, content)
       SELECT hash, content FROM unnest($1::text[], $2::text[]) AS given (hash, content)
        ORDER BY hash
           ON CONFLICT DO NOTHING`,
      [entries.map(({ hash }) => hash), entries.map(({ content }) => content)],
    );
    return Object.fromEntries(entries.map(({ name, hash }) => [name, hash]));
  }

  /** The texts of a manifest. */
  async textsOf(manifest: Manifest, on = this.database.manager): Promise<IntentSet> {
    const rows: { hash: string; content: string }[] = await on.query(
      'SELECT hash, content FROM intent_text WHERE hash = ANY($1)',
      [Object.values(manifest)],
    );
    const texts = new Map(rows.map(({ hash, content }) => [hash, content]));
    return new Map(
      Object.entries(manifest).map(([name, hash]) => {
        const content = texts.get(hash);
        if (content === undefined) throw new Error(`The text ${hash} of ${name} is gone`);
        return [name, content];
      }),
    );
  }

  /** The number of the live version; null before the first. */
  async liveNumber(): Promise<number | null> {
    const rows: { version: number }[] = await this.database.query(
      'SELECT version FROM intent_live',
    );
    return rows[0]?.version ?? null;
  }

  async find(number: number): Promise<StoredVersion | null> {
    const rows: StoredVersion[] = await this.database.query(
      'SELECT number, hash, manifest FROM intent_version WHERE number = $1',
      [number],
    );
    return rows[0] ?? null;
  }

  /** Makes a set the first version, where there is none. Gives the number of the live version. */
  beginWith(
    set: IntentSet,
    reason: string,
    now: Date,
  ): Promise<{ number: number; began: boolean }> {
    return this.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [FIRST_VERSION_LOCK]);
      const [live]: { version: number }[] = await manager.query('SELECT version FROM intent_live');
      if (live) return { number: live.version, began: false };
      const manifest = await this.putTexts(set, manager);
      const first = { manifest, parent: null, kind: 'initial', actorId: null, reason } as const;
      const number = await this.add(first, manager);
      await manager.query('INSERT INTO intent_live (version) VALUES ($1)', [number]);
      await this.markPublished(manager, number, now);
      return { number, began: true };
    });
  }

  /** Stores a version that is not live yet. */
  async add(version: NewVersion, on: Queryable = this.database): Promise<number> {
    const { manifest, parent, kind, actorId, reason } = version;
    const rows = (await on.query(
      `INSERT INTO intent_version
         (hash, manifest, parent, restored, kind, actor_id, reason, override_reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING number`,
      [
        hashOfManifest(manifest),
        JSON.stringify(manifest),
        parent,
        version.restored ?? null,
        kind,
        actorId,
        reason,
        version.overrideReason ?? null,
      ],
    )) as { number: number }[];
    return rows[0]!.number;
  }

  /**
   * Makes a version the live one of the whole cluster, where `from` still is and no pilot of
   * another version runs. The way back is open beside a pilot too, and stops it.
   * @returns whether it was
   */
  async switchTo(
    manager: EntityManager,
    { from, to, back, actorId, reason }: Switch,
    now: Date,
  ): Promise<boolean> {
    const [, affected] = (await manager.query(
      `UPDATE intent_live SET version = $2
        WHERE version = $1 AND ($3 OR NOT EXISTS (
          SELECT FROM intent_pilot WHERE ended_at IS NULL AND version <> $2))`,
      [from, to, back],
    )) as [unknown[], number];
    if (affected !== 1) return false;
    await manager.query(
      `UPDATE intent_pilot SET ending = CASE WHEN version = $1 THEN 'promoted' ELSE 'stopped' END,
              ended_by = $2, end_reason = $3, ended_at = $4
        WHERE ended_at IS NULL`,
      [to, actorId, reason, now],
    );
    await this.markPublished(manager, to, now);
    return true;
  }

  /** Forgets a version that never became live. */
  async drop(number: number): Promise<void> {
    await this.database.query(
      `DELETE FROM intent_version WHERE number = $1 AND published_at IS NULL
          AND NOT EXISTS (SELECT FROM intent_pilot WHERE version = $1)`,
      [number],
    );
  }

  /** What was published, the latest first. */
  async history(): Promise<IntentVersion[]> {
    const rows: {
      number: number;
      hash: string;
      kind: IntentVersion['kind'];
      restored: number | null;
      by: string | null;
      reason: string;
      overrideReason: string | null;
      publishedAt: Date;
      live: boolean;
      manifest: Manifest;
      before: Manifest | null;
    }[] = await this.database.query(
      `SELECT v.number, v.hash, v.kind, v.restored, staff.name AS by, v.reason,
              v.override_reason AS "overrideReason", v.published_at AS "publishedAt",
              v.number = live.version AS live, v.manifest, parent.manifest AS before
         FROM intent_version v
         CROSS JOIN intent_live live
         LEFT JOIN intent_version parent ON parent.number = v.parent
         LEFT JOIN staff ON staff.id = v.actor_id
        WHERE v.published_at IS NOT NULL
        ORDER BY v.published_at DESC, v.number DESC LIMIT $1`,
      [HISTORY_LISTED],
    );
    return rows.map((row) => ({
      number: row.number,
      hash: row.hash,
      kind: row.kind,
      ...(row.restored !== null && { restored: row.restored }),
      ...(row.by !== null && { by: row.by }),
      reason: row.reason,
      ...(row.overrideReason !== null && { overrideReason: row.overrideReason }),
      publishedAt: row.publishedAt.toISOString(),
      live: row.live,
      changed: row.before ? changedFiles(row.before, row.manifest) : [],
    }));
  }

  /** What a folder held when it was last looked at. */
  async folderHash(place: string): Promise<string | null> {
    const rows: { hash: string }[] = await this.database.query(
      'SELECT hash FROM intent_folder WHERE place = $1',
      [place],
    );
    return rows[0]?.hash ?? null;
  }

  async noteFolder(place: string, hash: string): Promise<void> {
    await this.database.query(
      `INSERT INTO intent_folder (place, hash) VALUES ($1, $2)
           ON CONFLICT (place) DO UPDATE SET hash = excluded.hash`,
      [place, hash],
    );
  }

  /** Whether content was ever published. */
  async wasPublished(hash: string): Promise<boolean> {
    const rows: unknown[] = await this.database.query(
      'SELECT 1 FROM intent_version WHERE hash = $1 AND published_at IS NOT NULL LIMIT 1',
      [hash],
    );
    return rows.length > 0;
  }

  private async markPublished(manager: EntityManager, number: number, now: Date): Promise<void> {
    await manager.query('UPDATE intent_version SET published_at = $2 WHERE number = $1', [
      number,
      now,
    ]);
  }
}

/** Files that one of two manifests lacks or has otherwise, in order. */
export function changedFiles(before: Manifest, after: Manifest): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]).sort();
}
