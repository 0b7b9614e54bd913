import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ConversationsService } from '../conversations/conversations.service.js';
import { RealtimeService } from '../platform/realtime/realtime.service.js';
import { roomsThatMaySee } from './conversation-access.js';

/** Ends following with the right to see: after every change of state, before its reply. */
@Injectable()
export class FollowersService implements OnApplicationBootstrap {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly realtime: RealtimeService,
  ) {}

  onApplicationBootstrap(): void {
    this.conversations.onChanged((conversation) =>
      this.realtime.unfollow(conversation.id, roomsThatMaySee(conversation)),
    );
  }
}
