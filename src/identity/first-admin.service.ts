import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { AccountLink } from '../protocol/index.js';
import { AccountLinks } from './accounts/account-links.js';

const LOGIN = 'admin';

/** Lets the operator of an empty installation in. */
@Injectable()
export class FirstAdminService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly links: AccountLinks,
  ) {}

  /** An invitation for the first admin, as long as nobody has set a password; else null. */
  async invite(now: Date): Promise<AccountLink | null> {
    return this.database.transaction(async (manager) => {
      await manager.query(`LOCK TABLE staff IN SHARE ROW EXCLUSIVE MODE`);
      const used: unknown[] = await manager.query(
        `SELECT 1 FROM staff WHERE password_hash IS NOT NULL LIMIT 1`,
      );
      if (used.length > 0) return null;
      await manager.query(
        `INSERT INTO staff (id, login, name, tier, roles)
         VALUES ($1, $2, $2, 'supervisor', '{admin}') ON CONFLICT (login) DO NOTHING`,
        [uuidv7(), LOGIN],
      );
      const [admin] = (await manager.query(`SELECT id FROM staff WHERE login = $1`, [LOGIN])) as {
        id: string;
      }[];
      if (!admin) return null;
      const invitation = { staffId: admin.id, purpose: 'invitation', actorId: null } as const;
      return this.links.issue(manager, invitation, now);
    });
  }
}
