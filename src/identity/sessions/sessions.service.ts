import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { recordAudit } from '../../platform/audit/record-audit.js';
import { CodedError } from '../../platform/errors.js';
import { RealtimeService, type StaffSocketData } from '../../platform/realtime/realtime.service.js';
import type { SessionView } from '../../protocol/index.js';

interface StoredSession {
  id: string;
  browser: string | null;
  system: string | null;
  place: string | null;
  createdAt: Date;
  lastSeenAt: Date;
}

/** Where people are signed in, and ending it: the sockets go with the session, on every node. */
@Injectable()
export class SessionsService {
  private readonly logger = new Logger('Sessions');

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly realtime: RealtimeService,
  ) {}

  /** Those of a person, the one seen last first. @param currentId the one that asks */
  async list(staffId: string, currentId: string, now: Date): Promise<SessionView[]> {
    const sessions: StoredSession[] = await this.database.query(
      `SELECT id, browser, system, place, created_at AS "createdAt", last_seen_at AS "lastSeenAt"
         FROM staff_session WHERE staff_id = $1 AND expires_at > $2
        ORDER BY last_seen_at DESC, id`,
      [staffId, now],
    );
    const online = new Set((await this.sockets()).map(({ sessionId }) => sessionId));
    return sessions.map((session) => ({
      ...session,
      createdAt: session.createdAt.toISOString(),
      lastSeenAt: session.lastSeenAt.toISOString(),
      isCurrent: session.id === currentId,
      isOnline: online.has(session.id),
    }));
  }

  /** The ids of those who have a socket. */
  async online(): Promise<Set<string>> {
    return new Set((await this.sockets()).map(({ id }) => id));
  }

  /** @throws {CodedError} NOT_FOUND where this person has no such session */
  async revoke(staffId: string, sessionId: string, actorId: string, now: Date): Promise<void> {
    const ended = await this.ending(async (manager) => {
      const rows = await this.remove(manager, `id = $2`, [staffId, sessionId]);
      if (rows.length === 0) throw new CodedError('NOT_FOUND', 'No such session');
      const details = { staffId };
      const entry = { actorId, action: 'session.revoked', subject: sessionId, details };
      await recordAudit(manager, entry, now);
      return rows;
    });
    this.cut(ended);
  }

  /** Ends all sessions of a person. @param keep but for the one with this id */
  async revokeAll(staffId: string, actorId: string, now: Date, keep?: string): Promise<void> {
    const ended = await this.ending(async (manager) => {
      const rows = await this.removeAll(manager, staffId, keep);
      if (rows.length === 0) return rows;
      const details = { sessions: rows.length };
      const entry = { actorId, action: 'sessions.revoked', subject: staffId, details };
      await recordAudit(manager, entry, now);
      return rows;
    });
    this.cut(ended);
  }

  /** In the caller's transaction; after it, {@link cut} what this gives. */
  removeAll(manager: EntityManager, staffId: string, keep?: string): Promise<string[]> {
    return this.remove(manager, `($2::uuid IS NULL OR id <> $2)`, [staffId, keep ?? null]);
  }

  /** Ends the sockets of sessions that have run out. */
  async cutEnded(now: Date): Promise<void> {
    const ids = [...new Set((await this.sockets()).map(({ sessionId }) => sessionId))];
    if (ids.length === 0) return;
    const ended: { id: string }[] = await this.database.query(
      `SELECT o.id FROM unnest($1::uuid[]) AS o (id)
        WHERE NOT EXISTS (SELECT FROM staff_session s WHERE s.id = o.id AND s.expires_at > $2)`,
      [ids, now],
    );
    this.cut(ended.map(({ id }) => id));
  }

  /** Ends the sockets of sessions that are over. */
  cut(sessionIds: string[]): void {
    for (const id of sessionIds) this.realtime.disconnectSession(id);
  }

  private ending(work: (manager: EntityManager) => Promise<string[]>): Promise<string[]> {
    return this.database.transaction(work);
  }

  private async remove(
    manager: EntityManager,
    which: string,
    values: unknown[],
  ): Promise<string[]> {
    const [rows] = (await manager.query(
      `DELETE FROM staff_session WHERE staff_id = $1 AND ${which} RETURNING id`,
      values,
    )) as [{ id: string }[], number];
    return rows.map(({ id }) => id);
  }

  /** While another node does not answer, who is there is not known: the list is shown without. */
  private async sockets(): Promise<StaffSocketData[]> {
    try {
      return await this.realtime.staffSocketData();
    } catch (error) {
      this.logger.warn({ err: error });
      return [];
    }
  }
}
