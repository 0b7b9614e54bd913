import type { Socket } from 'socket.io';
import type { StaffSession } from '../../identity/staff-identity.service.js';
import type { RequestHandlers } from '../../platform/realtime/socket-requests.js';
import type { StaffReplies, staffRequestSchemas } from '../../protocol/index.js';
import type { SupervisingActions } from './supervising-actions.js';

type Handlers = RequestHandlers<typeof staffRequestSchemas, StaffReplies, StaffSession>;

type Supervising =
  | 'conversation.take_over'
  | 'conversation.join'
  | 'conversation.step_out'
  | 'conversations.reassign'
  | 'wall.open'
  | 'wall.figures'
  | 'wall.leave';

/** What answers a supervisor's requests on one socket. */
export function supervisorRequests(
  socket: Socket,
  supervising: SupervisingActions,
): Pick<Handlers, Supervising> {
  return {
    'conversation.take_over': async (payload, { staff }) => {
      const taken = await supervising.takingOver.takeOver(staff, payload, new Date());
      await socket.join(`conversation:${payload.conversationId}`);
      return taken;
    },
    'conversation.join': (payload, { staff }) => supervising.joining.join(staff, payload),
    'conversation.step_out': (payload, { staff }) => supervising.joining.stepOut(staff, payload),
    'conversations.reassign': (payload, { staff }) =>
      supervising.reassigning.reassign(staff, payload, new Date()),
    'wall.open': (payload, { staff }) =>
      supervising.openWall(staff, payload, async (rooms) => {
        await leaveWall(socket);
        await socket.join(rooms);
      }),
    'wall.figures': (payload, { staff }) => supervising.figures(staff, payload),
    'wall.leave': async () => {
      await leaveWall(socket);
      return {};
    },
  };
}

async function leaveWall(socket: Socket): Promise<void> {
  for (const room of socket.rooms) {
    if (room === 'wall' || room.startsWith('wall:')) await socket.leave(room);
  }
}
