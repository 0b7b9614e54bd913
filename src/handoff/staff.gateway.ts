import { Inject, Logger } from '@nestjs/common';
import {
  WebSocketGateway,
  WebSocketServer,
  type OnGatewayConnection,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { sessionToken } from '../identity/staff-auth.guard.js';
import {
  StaffIdentityService,
  requireRunning,
  type StaffSession,
} from '../identity/staff-identity.service.js';
import { CONFIG, type Config } from '../platform/config.js';
import { CodedError } from '../platform/errors.js';
import { RealtimeService, type StaffSocketData } from '../platform/realtime/realtime.service.js';
import { serveRequests } from '../platform/realtime/socket-requests.js';
import { PROTOCOL_VERSION, STAFF_NAMESPACE, staffRequestSchemas } from '../protocol/index.js';
import type { StaffReplies } from '../protocol/index.js';
import { readingRoomsOf } from './conversation-access.js';
import { StaffActions } from './staff-actions.js';
import { WatchingLines } from './supervising/watching-lines.js';
import { supervisorRequests } from './supervising/supervisor-requests.js';
import { tiersOf } from './staff-desk.service.js';

/** Where staff connect. Each handler calls one method of the service. */
@WebSocketGateway({ namespace: STAFF_NAMESPACE })
export class StaffGateway implements OnGatewayInit, OnGatewayConnection {
  private readonly logger = new Logger('StaffGateway');

  @WebSocketServer()
  readonly namespace!: Namespace;

  constructor(
    private readonly actions: StaffActions,
    private readonly identity: StaffIdentityService,
    private readonly realtime: RealtimeService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  afterInit(namespace: Namespace): void {
    this.realtime.attach(namespace);
  }

  handleConnection(socket: Socket): void {
    const { chats, presence, supervising, writing } = this.actions;
    const { desk, passing, clocks, abuse, finding } = chats;
    const { drafts, notes, voice } = writing;
    const lines = new WatchingLines(socket, supervising.watching);
    serveRequests<typeof staffRequestSchemas, StaffReplies, StaffSession>(
      socket,
      staffRequestSchemas,
      {
        hello: async ({ protocol, token }) => {
          if (protocol !== PROTOCOL_VERSION) {
            throw new CodedError('PROTOCOL_UNSUPPORTED', 'This server speaks another version', {
              details: { supported: PROTOCOL_VERSION },
            });
          }
          const shown = token ?? sessionToken(socket.handshake.headers);
          const session = await this.identity.authenticate(shown, new Date());
          // Rooms first: what happens while the overview is read arrives twice, never not at all.
          socket.data = {
            id: session.staff.id,
            name: session.staff.name,
            sessionId: session.sessionId,
          } satisfies StaffSocketData;
          await socket.join(roomsOf(session));
          await this.assertStillOpen(socket, shown);
          socket.once('disconnect', () => void presence.left(session, socket.id));
          const arrival = await presence.arrived(session.staff, socket.id);
          const overview = await desk.overview(session.staff);
          return { session, reply: { staff: session.staff, ...overview, ...arrival } };
        },
        'conversation.open': async (payload, { staff }) => {
          const opened = await desk.open(staff, payload);
          await socket.join(`conversation:${payload.conversationId}`);
          await lines.opened(staff, payload.conversationId);
          // Once more from where the first reading ended: nothing falls between it and the room.
          const rest = await desk.messagesAfter(staff, {
            conversationId: payload.conversationId,
            afterSeq: opened.messages.at(-1)?.seq ?? payload.afterSeq ?? 0,
          });
          const known = { ...opened, abuse: await abuse.of(payload.conversationId, new Date()) };
          return opened.hasMore
            ? known
            : {
                ...known,
                messages: [...opened.messages, ...rest.messages],
                hasMore: rest.hasMore,
              };
        },
        'conversation.clocks': ({ conversationId }, { staff }) => clocks.of(staff, conversationId),
        'conversation.leave': async ({ conversationId }) => {
          await socket.leave(`conversation:${conversationId}`);
          await lines.left(conversationId);
          return {};
        },
        'conversation.accept': async ({ conversationId }, { staff }) => {
          const accepted = await desk.accept(staff, conversationId);
          await socket.join(`conversation:${conversationId}`);
          return accepted;
        },
        'conversation.escalate': (payload, { staff }) => passing.escalate(staff, payload),
        'conversation.transfer': (payload, { staff }) => passing.transfer(staff, payload),
        ...supervisorRequests(socket, supervising),
        'abuse.step': (payload, { staff }) => abuse.take(staff, payload, new Date()),
        'conversation.close': (payload, { staff }) => desk.close(staff, payload),
        'conversation.label': (payload, { staff }) => finding.label(staff, payload),
        'offer.decline': ({ conversationId }, { staff }) => presence.decline(staff, conversationId),
        'presence.set': (set, { staff }) => presence.set(staff, set.presence),
        'message.send': (payload, { staff }) => voice.send(staff, payload, socket.id),
        'messages.after': async (payload, { staff }) => {
          const page = await desk.messagesAfter(staff, payload);
          await lines.read(staff, payload.conversationId);
          return page;
        },
        'draft.read': (payload, { staff }) => drafts.read(staff, payload, new Date()),
        'draft.accept': (payload, { staff }) => drafts.accept(staff, payload, new Date()),
        'note.write': (payload, { staff }) => notes.write(staff, payload, new Date()),
        'mentions.read': ({ conversationId }, { staff }) =>
          notes.markRead(staff, conversationId, new Date()),
        typing: (payload, { staff }) => voice.typing(staff, payload),
        seen: (payload, { staff }) => voice.seen(staff, payload),
        'work_order.advance': (payload, { staff }) => desk.advanceWorkOrder(staff, payload),
      },
      {
        helloTimeoutMs: this.config.helloTimeoutMs,
        logger: this.logger,
        allow: (session) => requireRunning(session, new Date()),
      },
    );
  }

  /** A session that ended while the rooms were joined has been cut without this socket. */
  private async assertStillOpen(socket: Socket, token: string | undefined): Promise<void> {
    try {
      await this.identity.authenticate(token, new Date());
    } catch (error) {
      socket.disconnect(true);
      throw error;
    }
  }
}

function roomsOf({ sessionId, staff }: StaffSession): string[] {
  const rooms = [`session:${sessionId}`, `staff:${staff.id}`];
  if (staff.permissions.includes('queue.view')) {
    rooms.push(...tiersOf(staff).map((tier) => `queue:${tier}`), `queue:${staff.tier}:only`);
  }
  return [...rooms, ...readingRoomsOf(staff)];
}
