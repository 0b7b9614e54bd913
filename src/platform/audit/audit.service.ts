import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Queryable } from '../database/prepared.js';
import { recordAudit, type AuditEntry } from './record-audit.js';

/** What people did that somebody may ask about later. The database chains the entries. */
@Injectable()
export class AuditService {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * Records it for good.
   *
   * @param on the transaction of what it is about: both are kept or neither
   * @example await audit.record({ actorId, action: 'authority.changed', subject: id }, now, manager)
   */
  record(entry: AuditEntry, at: Date, on: Queryable = this.database): Promise<void> {
    return recordAudit(on, entry, at);
  }
}
