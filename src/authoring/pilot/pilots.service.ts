import { Injectable } from '@nestjs/common';
import { AuditService } from '../../platform/audit/audit.service.js';
import { CodedError } from '../../platform/errors.js';
import type { PilotScope, PilotView, Staff } from '../../protocol/index.js';
import { DraftsService } from '../drafts/drafts.service.js';
import { DraftPublishing, type PublishOrder } from '../publishing/draft-publishing.service.js';
import { PublishingService, type Published } from '../publishing/publishing.service.js';
import { PilotStore } from './pilot.store.js';

/**
 * Tries a draft with some customers before all get it: the live version goes on beside it, and
 * every turn of a customer is of one of the two as long as the pilot runs.
 */
@Injectable()
export class PilotsService {
  constructor(
    private readonly pilots: PilotStore,
    private readonly drafts: DraftsService,
    private readonly draftPublishing: DraftPublishing,
    private readonly publishing: PublishingService,
    private readonly audit: AuditService,
  ) {}

  list(): Promise<PilotView[]> {
    return this.pilots.list();
  }

  /** @throws {CodedError} NOT_FOUND */
  async need(id: number): Promise<PilotView> {
    const [pilot] = await this.pilots.list(id);
    if (!pilot) throw new CodedError('NOT_FOUND', 'There is no such pilot');
    return pilot;
  }

  /**
   * Begins with a draft that could be published. The draft stays: it may be changed meanwhile.
   * @throws {CodedError} as {@link DraftPublishing.publish}, and PILOT_RUNNING
   */
  async begin(
    draftId: string,
    scope: PilotScope,
    order: PublishOrder,
    staff: Staff,
    now: Date,
  ): Promise<PilotView> {
    const version = await this.draftPublishing.readyToPublish(draftId, order, staff);
    const { number } = await this.publishing.prepare(version);
    const pilot = { version: number, against: version.parent, scope, reason: order.reason };
    try {
      const id = await this.publishing.transaction(async (manager) => {
        const began = await this.pilots.begin({ ...pilot, staffId: staff.id }, now, manager);
        if (began === null) {
          throw new CodedError('STATE_CONFLICT', 'Another version or pilot was quicker');
        }
        const entry = { actorId: staff.id, action: 'intents.pilot_begun', subject: String(began) };
        await this.audit.record({ ...entry, details: { ...pilot } }, now, manager);
        return began;
      });
      return await this.need(id);
    } catch (error) {
      await this.publishing.drop(number);
      throw error;
    }
  }

  /**
   * Gives its version to all customers. A draft that was not changed since it began is done.
   * @throws {CodedError} NOT_FOUND, STATE_CONFLICT where it does not run
   */
  async promote(id: number, reason: string, staff: Staff, now: Date): Promise<Published> {
    const pilot = await this.running(id);
    const published = await this.publishing.promote(
      pilot.version,
      { parent: pilot.against, actorId: staff.id, reason },
      now,
    );
    await this.drafts.closePublished(pilot.version);
    return published;
  }

  /**
   * All customers are answered by the live version again, from their next message on.
   * @throws {CodedError} NOT_FOUND, STATE_CONFLICT where it does not run
   */
  async stop(id: number, reason: string, staff: Staff, now: Date): Promise<PilotView> {
    await this.running(id);
    await this.publishing.transaction(async (manager) => {
      const end = { ending: 'stopped', staffId: staff.id, reason } as const;
      if (!(await this.pilots.end(id, end, now, manager))) throw notRunning();
      const entry = { actorId: staff.id, action: 'intents.pilot_stopped', subject: String(id) };
      await this.audit.record({ ...entry, details: { reason } }, now, manager);
    });
    return this.need(id);
  }

  private async running(id: number): Promise<PilotView> {
    const pilot = await this.need(id);
    if (pilot.ending !== null) throw notRunning();
    return pilot;
  }
}

function notRunning(): CodedError {
  return new CodedError('STATE_CONFLICT', 'The pilot does not run any more');
}
