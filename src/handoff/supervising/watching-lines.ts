import { Logger } from '@nestjs/common';
import type { Socket } from 'socket.io';
import type { Staff } from '../../protocol/index.js';
import type { WatchingService } from './watching.service.js';

const WATCHING = 'watching:';

/** Which conversations one socket watches: from opening to leaving, or until it is theirs. */
export class WatchingLines {
  private readonly logger = new Logger('Watching');

  constructor(
    private readonly socket: Socket,
    private readonly watching: WatchingService,
  ) {
    socket.once('disconnecting', () => {
      const watched = [...socket.rooms].filter((room) => room.startsWith(WATCHING));
      socket.once('disconnect', () => {
        for (const room of watched) this.tell(room.slice(WATCHING.length));
      });
    });
  }

  /** The conversation was opened here, for the first time or anew. */
  async opened(staff: Staff, conversationId: string): Promise<void> {
    const watches = await this.watching.isForeign(staff, conversationId);
    const before = this.isWatching(conversationId);
    if (watches && !before) {
      await this.watching.record(staff, conversationId, new Date());
      await this.socket.join(WATCHING + conversationId);
    }
    if (!watches && before) await this.socket.leave(WATCHING + conversationId);
    this.tell(conversationId);
  }

  async left(conversationId: string): Promise<void> {
    if (!this.isWatching(conversationId)) return;
    await this.socket.leave(WATCHING + conversationId);
    this.tell(conversationId);
  }

  /** More of a conversation is read here; what was opened is recorded already. */
  async read(staff: Staff, conversationId: string): Promise<void> {
    if (this.isWatching(conversationId)) return;
    await this.watching.record(staff, conversationId, new Date());
  }

  private isWatching(conversationId: string): boolean {
    return this.socket.rooms.has(WATCHING + conversationId);
  }

  private tell(conversationId: string): void {
    this.watching.tell(conversationId).catch((error: unknown) => this.logger.error({ err: error }));
  }
}
