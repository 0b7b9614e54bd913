import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { WidgetSettings } from '../protocol/index.js';
import { NOTHING_SET } from './company-settings.js';

/** The set that holds where a company has none of its own. */
export const FOR_ALL = '';

export interface StoredSettings {
  settings: WidgetSettings;
  version: number;
  logo: Buffer | null;
  logoHash: string | null;
}

/** One row for each company that has a widget of its own, and one for all others. */
@Injectable()
export class WidgetSettingsStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** By company. */
  async read(): Promise<Map<string, StoredSettings>> {
    const rows = (await this.database.query(
      `SELECT company, settings, version, logo, logo_hash AS "logoHash" FROM widget_settings`,
    )) as (StoredSettings & { company: string })[];
    return new Map(rows.map(({ company, ...stored }) => [company, stored]));
  }

  /** @param version 0: there was no row. Returns whether it was still so. */
  async update(
    manager: EntityManager,
    company: string,
    settings: WidgetSettings,
    version: number,
  ): Promise<boolean> {
    const written = (await manager.query(
      `INSERT INTO widget_settings AS present (company, settings)
       SELECT $1, $2 WHERE $3 = 0 OR EXISTS (SELECT FROM widget_settings WHERE company = $1)
       ON CONFLICT (company) DO UPDATE SET settings = $2, version = present.version + 1
        WHERE present.version = $3
       RETURNING 1`,
      [company, JSON.stringify(settings), version],
    )) as unknown[];
    return written.length > 0;
  }

  async setLogo(
    manager: EntityManager,
    company: string,
    logo: { bytes: Buffer; hash: string } | null,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO widget_settings AS present (company, settings, logo, logo_hash)
       VALUES ($1, $2, $3, $4)
       ON CONFLICT (company) DO UPDATE
         SET logo = $3, logo_hash = $4, version = present.version + 1`,
      [company, JSON.stringify(NOTHING_SET), logo?.bytes ?? null, logo?.hash ?? null],
    );
  }
}
