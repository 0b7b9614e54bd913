import { Injectable } from '@nestjs/common';
import { readDialogState, type DialogState } from '../dialog/index.js';
import { ConversationStore } from './conversation.store.js';

/** So many are looked at together. */
const PAGE = 200;
/** Who has not been there for so long will not read it there. */
const ACTIVE_WITHIN_MS = 3 * 24 * 3_600_000;

/** An open conversation and what it is about so far. */
export interface OpenTopic {
  conversationId: string;
  waybills: string[];
  /** Places that were named. */
  adcodes: string[];
}

/** Open conversations by what they are about. */
@Injectable()
export class OpenConversations {
  constructor(private readonly store: ConversationStore) {}

  /** Those that are about a parcel or place, page by page. */
  async *topics(now: Date): AsyncGenerator<OpenTopic[]> {
    const since = new Date(now.getTime() - ACTIVE_WITHIN_MS);
    for (let after: string | null = null; ;) {
      const page = await this.store.openSince(since, after, PAGE);
      yield page
        .map(({ id, dialog }) => ({ conversationId: id, ...topicOf(readDialogState(dialog)) }))
        .filter(({ waybills, adcodes }) => waybills.length > 0 || adcodes.length > 0);
      after = page.at(-1)?.id ?? null;
      if (page.length < PAGE) return;
    }
  }
}

function topicOf({ slots }: DialogState): Omit<OpenTopic, 'conversationId'> {
  const places = [slots.place, slots.from, slots.to].flatMap((place) => (place ? [place] : []));
  return { waybills: slots.waybills ?? [], adcodes: places.map(({ adcode }) => adcode) };
}
