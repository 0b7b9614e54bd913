import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config.js';
import type { Role, Tier } from '../protocol/index.js';
import { StaffIdentityService } from './staff-identity.service.js';

const accounts: { login: string; name: string; tier: Tier; roles: Role[] }[] = [
  { login: 'frontline', name: '小林', tier: 'frontline', roles: ['agent'] },
  { login: 'supervisor', name: '陈主管', tier: 'supervisor', roles: ['agent'] },
  { login: 'expert', name: '周专家', tier: 'expert', roles: ['agent'] },
  { login: 'admin', name: '管理员', tier: 'supervisor', roles: ['admin'] },
];

/** Letters and digits that are not mistaken for one another when read aloud or typed off. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Accounts to try RelayDesk with. Their passwords are made on the first start. */
@Injectable()
export class DemoAccountsService {
  constructor(
    private readonly identity: StaffIdentityService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Creates the accounts in an empty installation, and notes the passwords for its operator. */
  async createOnce(): Promise<void> {
    if (await this.identity.hasAccounts()) return;
    const lines: string[] = [];
    for (const account of accounts) {
      const password = generatePassword();
      if (await this.identity.createAccount({ ...account, password, demo: true })) {
        lines.push(`${account.login.padEnd(10)}  ${password}`);
      }
    }
    // Two nodes may have raced for an empty database: each notes what it has created.
    if (lines.length > 0) writeFileSync(this.file, lines.join('\n') + '\n', { mode: 0o600 });
  }

  /** `login  password` lines, or null where this data folder did not create the accounts. */
  readLogIns(): string[] | null {
    return existsSync(this.file) ? readFileSync(this.file, 'utf8').trim().split('\n') : null;
  }

  private get file(): string {
    return path.join(this.config.dataFolder, 'demo-accounts.txt');
  }
}

function generatePassword(): string {
  const pick = () => alphabet[randomInt(alphabet.length)];
  const group = () => Array.from({ length: 4 }, pick).join('');
  return [group(), group(), group()].join('-');
}
