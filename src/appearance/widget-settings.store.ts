import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { WidgetSettings } from '../protocol/index.js';

export interface StoredSettings {
  settings: WidgetSettings;
  version: number;
  logo: Buffer | null;
  logoHash: string | null;
}

/** The one row that says how the widget looks. */
@Injectable()
export class WidgetSettingsStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  async read(): Promise<StoredSettings> {
    const [row] = (await this.database.query(
      `SELECT settings, version, logo, logo_hash AS "logoHash" FROM widget_settings`,
    )) as StoredSettings[];
    if (!row) throw new Error('There is always one row of settings');
    return row;
  }

  /** Returns whether the version was still the present one. */
  async update(
    manager: EntityManager,
    settings: WidgetSettings,
    version: number,
  ): Promise<boolean> {
    const [, affected] = (await manager.query(
      `UPDATE widget_settings SET settings = $1, version = version + 1 WHERE version = $2`,
      [JSON.stringify(settings), version],
    )) as [unknown[], number];
    return affected > 0;
  }

  async setLogo(
    manager: EntityManager,
    logo: { bytes: Buffer; hash: string } | null,
  ): Promise<void> {
    await manager.query(
      `UPDATE widget_settings SET logo = $1, logo_hash = $2, version = version + 1`,
      [logo?.bytes ?? null, logo?.hash ?? null],
    );
  }
}
