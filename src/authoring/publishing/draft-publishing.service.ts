import { Inject, Injectable } from '@nestjs/common';
import { reaches } from '../../identity/permissions.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { CodedError } from '../../platform/errors.js';
import type { CheckReport, Staff } from '../../protocol/index.js';
import { ChecksService } from '../check/checks.service.js';
import { DraftsService } from '../drafts/drafts.service.js';
import { hashOfManifest } from '../intent-set.js';
import { PublishingService, type Published } from './publishing.service.js';
import type { NewVersion } from './version.store.js';

export interface PublishOrder {
  reason: string;
  /** Why it is published although protected tests fail; from a supervisor on. */
  overrideReason?: string;
}

/** The way of a draft to customers: only what was checked against what is live, and passed. */
@Injectable()
export class DraftPublishing {
  constructor(
    private readonly drafts: DraftsService,
    private readonly checks: ChecksService,
    private readonly publishing: PublishingService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @throws {CodedError} NOT_FOUND; CHECK_NEEDED, INTENTS_FAULTY, CHECK_FAILED; PERMISSION_DENIED
   *   where the tier may not override; STATE_CONFLICT where another version was published;
   *   PILOT_RUNNING; OWN_REQUEST where a second person is wanted
   */
  async publish(id: string, order: PublishOrder, staff: Staff, now: Date): Promise<Published> {
    const version = await this.readyToPublish(id, order, staff);
    const published = await this.publishing.publish(version, now);
    await this.drafts.markPublished(id);
    return published;
  }

  /**
   * A draft as a version that customers may get.
   * @throws {CodedError} as {@link publish}
   */
  async readyToPublish(
    id: string,
    order: PublishOrder,
    staff: Staff,
  ): Promise<NewVersion & { parent: number }> {
    if (await this.publishing.pilotRuns()) {
      throw new CodedError('PILOT_RUNNING', 'A pilot runs: promote or stop it first');
    }
    const draft = await this.drafts.need(id);
    if (this.config.intentsSecondPerson && (await this.drafts.isBy(staff.id, id))) {
      throw new CodedError('OWN_REQUEST', 'Somebody who wrote none of it has to publish it');
    }
    const live = await this.publishing.liveVersion();
    if (draft.base !== live.number) {
      throw new CodedError('STATE_CONFLICT', 'Another version was published since: update first', {
        details: { live: live.number, base: draft.base },
      });
    }
    const { report } = await this.checks.find(hashOfManifest(draft.manifest));
    if (!report) throw new CodedError('CHECK_NEEDED', 'Check the draft as it is now first');
    assertSound(report);
    const overridden = mayPass(report, order, staff);
    return {
      manifest: draft.manifest,
      parent: draft.base,
      kind: 'published',
      actorId: staff.id,
      reason: order.reason,
      ...(overridden && { overrideReason: overridden }),
    };
  }
}

/** @throws {CodedError} INTENTS_FAULTY */
export function assertSound({ faults }: CheckReport): void {
  if (faults.length === 0) return;
  throw new CodedError('INTENTS_FAULTY', 'The files hold faults', { details: { faults } });
}

/** @returns the reason that counts for what fails; undefined where nothing does */
function mayPass(
  { failedProtected }: CheckReport,
  { overrideReason }: PublishOrder,
  staff: Staff,
): string | undefined {
  if (failedProtected.length === 0) return undefined;
  if (!overrideReason) {
    throw new CodedError('CHECK_FAILED', 'Protected tests fail', {
      details: { dialogues: failedProtected },
    });
  }
  if (!reaches(staff.tier, 'supervisor')) {
    throw new CodedError('PERMISSION_DENIED', 'Only a supervisor may publish what fails', {
      details: { tier: 'supervisor' },
    });
  }
  return overrideReason;
}
