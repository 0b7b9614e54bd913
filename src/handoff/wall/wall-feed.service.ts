import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { ConversationsService } from '../../conversations/conversations.service.js';
import { PresenceService } from '../../identity/presence.service.js';
import { RealtimeService } from '../../platform/realtime/realtime.service.js';
import type { WallRow } from '../../protocol/index.js';
import { WallService, wallRoomsFor } from './wall.service.js';

/** What changes within this time is read and told together. */
const GATHER_MS = 500;
/** What comes beyond it is told in the next round. */
const TOLD_AT_ONCE = 200;

/**
 * Tells open walls what has changed, each what is in its scope. As long as nobody has a wall open
 * nothing is read.
 */
@Injectable()
export class WallFeed implements OnApplicationBootstrap {
  private readonly logger = new Logger('Wall');
  private readonly changed = new Set<string>();
  private telling = false;

  constructor(
    private readonly conversations: ConversationsService,
    private readonly presence: PresenceService,
    private readonly wall: WallService,
    private readonly realtime: RealtimeService,
  ) {}

  onApplicationBootstrap(): void {
    this.conversations.onChanged(({ id }) => this.touch(id));
    this.conversations.onWritten(({ message }) => this.touch(message.conversationId));
    this.presence.onChanged(() => this.tellSoon());
  }

  private touch(conversationId: string): void {
    if (!this.realtime.mayReachStaff(['wall'])) return;
    this.changed.add(conversationId);
    this.tellSoon();
  }

  private tellSoon(): void {
    if (this.telling) return;
    this.telling = true;
    setTimeout(() => {
      this.telling = false;
      this.tell().catch((error: unknown) => this.logger.error({ err: error }));
    }, GATHER_MS).unref();
  }

  private async tell(): Promise<void> {
    if (!this.realtime.mayReachStaff(['wall'])) return this.changed.clear();
    const ids = [...this.changed].slice(0, TOLD_AT_ONCE);
    for (const id of ids) this.changed.delete(id);
    if (this.changed.size > 0) this.tellSoon();
    const rows = ids.length > 0 ? await this.wall.rowsOf(ids) : [];
    const running = new Set(rows.map(({ conversation }) => conversation.id));
    const ended = ids.filter((id) => !running.has(id));
    if (ended.length > 0 || rows.length === 0) {
      this.realtime.toStaff(['wall'], 'wall', { rows: [], gone: ended });
    }
    for (const alike of byScope(rows)) {
      const [{ conversation, teamId }] = alike;
      const rooms = wallRoomsFor({ tier: conversation.tier, teamId });
      this.realtime.toStaff(rooms, 'wall', { rows: alike, gone: [] });
      // On whose wall it may have been before it changed tier or team.
      const gone = alike.map((row) => row.conversation.id);
      this.realtime.toStaff(['wall'], 'wall', { rows: [], gone }, rooms);
    }
  }
}

/** Rows that the same walls show. */
function byScope(rows: WallRow[]): [WallRow, ...WallRow[]][] {
  const groups = new Map<string, [WallRow, ...WallRow[]]>();
  for (const row of rows) {
    const key = `${row.conversation.tier} ${row.teamId}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}
