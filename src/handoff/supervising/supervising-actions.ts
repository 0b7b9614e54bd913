import { Injectable } from '@nestjs/common';
import type { Staff, StaffReplies } from '../../protocol/index.js';
import { WallService, wallRoomsOf } from '../wall/wall.service.js';
import { scopeOf } from './oversight.js';
import { JoiningService } from './joining.service.js';
import { ReassigningService } from './reassigning.service.js';
import { TakingOverService } from './taking-over.service.js';
import { WatchingService } from './watching.service.js';

/** All that supervisors can do over their socket, by what it is about. */
@Injectable()
export class SupervisingActions {
  constructor(
    readonly takingOver: TakingOverService,
    readonly joining: JoiningService,
    readonly reassigning: ReassigningService,
    readonly watching: WatchingService,
    private readonly wall: WallService,
  ) {}

  /**
   * The wall, followed from now on.
   * @param join called before the wall is read, with the rooms that hear of its changes
   * @throws {CodedError} PERMISSION_DENIED
   */
  async openWall(
    staff: Staff,
    { dayBegan }: { dayBegan: string },
    join: (rooms: string[]) => Promise<void> | void,
  ): Promise<StaffReplies['wall.open']> {
    const scope = scopeOf(staff);
    await join(wallRoomsOf(scope));
    const rows = await this.wall.rows(scope);
    return { rows, figures: await this.wall.figures(scope, new Date(dayBegan), new Date()) };
  }

  /** @throws {CodedError} PERMISSION_DENIED */
  async figures(
    staff: Staff,
    { dayBegan }: { dayBegan: string },
  ): Promise<StaffReplies['wall.figures']> {
    const scope = scopeOf(staff);
    return { figures: await this.wall.figures(scope, new Date(dayBegan), new Date()) };
  }
}
