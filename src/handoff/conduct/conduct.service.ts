import { Injectable } from '@nestjs/common';
import { IntentsService } from '../../authoring/intents.service.js';
import { maskPersonalData } from '../../platform/personal-data.js';
import { RealtimeService } from '../../platform/realtime/realtime.service.js';
import {
  findConduct,
  type ConductCount,
  type ConductMark,
  type Message,
  type Staff,
} from '../../protocol/index.js';
import { scopeOf } from '../supervising/oversight.js';
import { ConductStore } from './conduct.store.js';

/** Keeps what staff should not have said, for them and for whoever looks after them. */
@Injectable()
export class ConductService {
  constructor(
    private readonly store: ConductStore,
    private readonly realtime: RealtimeService,
    private readonly intents: IntentsService,
  ) {}

  /** What the company does not want said, as it is published. */
  get forbidden(): readonly string[] {
    return this.intents.current.forbidden;
  }

  /**
   * Looks through a message of staff once it is stored. A message that is sent again, because its
   * acknowledgement was lost, is looked through again, and kept once.
   */
  async read(staff: Staff, message: Message): Promise<void> {
    const { content, conversationId, seq } = message;
    if (content.kind !== 'text') return;
    const { text } = content;
    if (findConduct(text, [], this.forbidden).length === 0) return;
    const said = await this.store.said(conversationId);
    const hits = findConduct(text, said, this.forbidden).map((hit) => ({
      ...hit,
      words: hit.kind === 'personal_data' ? maskedWords(hit.words) : hit.words,
    }));
    if (hits.length === 0) return;
    await this.store.keep(message, staff.id, hits);
    const marks = hits.map(({ kind, words }) => ({
      conversationId,
      seq,
      staffId: staff.id,
      kind,
      words,
    }));
    this.realtime.toStaff([`watching:${conversationId}`, `staff:${staff.id}`], 'conduct', {
      conversationId,
      marks,
    });
  }

  /** The marks of a conversation that this person may see: all as a supervisor, else their own. */
  of({ id, permissions }: Staff, conversationId: string): Promise<ConductMark[]> {
    const all = permissions.includes('conversation.supervise');
    return this.store.of(conversationId, all ? null : id);
  }

  /**
   * Counts by member of staff, of those whom this supervisor looks after.
   * @throws {CodedError} PERMISSION_DENIED
   */
  async count(staff: Staff, period: { from: string; to: string }): Promise<ConductCount[]> {
    const { tiers, teamIds } = scopeOf(staff);
    return this.store.count(tiers, teamIds, new Date(period.from), new Date(period.to));
  }
}

/** As in logs; a door, which no log knows, is left out. */
function maskedWords(words: string): string {
  const masked = maskPersonalData(words);
  return masked === words ? '***' : masked;
}
