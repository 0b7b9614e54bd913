import { Injectable } from '@nestjs/common';
import { MisheardMessages } from '../../conversations/misheard-messages.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { CodedError } from '../../platform/errors.js';
import {
  locales,
  type AssignLearning,
  type DraftView,
  type IntentEdit,
  type LearningGroup,
  type LearningPage,
} from '../../protocol/index.js';
import { DraftsService } from '../drafts/drafts.service.js';
import { IntentsService } from '../intents.service.js';
import { AuthoringThreads } from '../thread/authoring-threads.js';
import { asUtterance } from './as-utterance.js';
import { guessMeaning } from './guess-meaning.js';
import { LearningStore, type StoredMessage } from './learning.store.js';

/** A transaction that began before and ended after the last look is found by the next. */
const OVERLAP_MS = 60_000;
const READ_AT_ONCE = 1_000;
/** Of a long absence the rest is read by the next look. */
const MOST_READ = 10_000;
/** The latest are grouped; older ones move up as these are decided on. */
const MOST_GROUPED = 5_000;

/** What customers said and the bot did not get: grouped, to be given to an intent or let go. */
@Injectable()
export class LearningService {
  /** The groups of these messages, which are made anew when others have come. */
  private grouped: { latest: number; groups: Promise<number[][]> } | null = null;

  constructor(
    private readonly threads: AuthoringThreads,
    private readonly misheard: MisheardMessages,
    private readonly messages: LearningStore,
    private readonly drafts: DraftsService,
    private readonly intents: IntentsService,
    private readonly audit: AuditService,
  ) {}

  /** A page of the inbox, the largest groups first. */
  async page(offset: number, limit: number): Promise<LearningPage> {
    await this.collect();
    const open = await this.messages.open(MOST_GROUPED);
    const byId = new Map(open.map((message) => [message.id, message]));
    const groups = (await this.groupsOf(open))
      .map((ids) => ids.flatMap((id) => byId.get(id) ?? []))
      .filter((group) => group.length > 0)
      .sort((a, b) => b.length - a.length);
    return {
      groups: groups.slice(offset, offset + limit).map((group) => this.present(group)),
      groupCount: groups.length,
      messageCount: open.length,
    };
  }

  /**
   * Makes messages utterances of an intent of a draft.
   * @throws {CodedError} NOT_FOUND where there is no such draft or intent, STATE_CONFLICT where
   *   somebody has decided on one of them: then none is added
   */
  async assign(
    { draftId, intent, messages: ids }: AssignLearning,
    staffId: string,
    now: Date,
  ): Promise<DraftView> {
    const open = await this.messages.openOf(ids);
    if (open.length < ids.length) throw decidedBefore();
    const draft = await this.drafts.edit(draftId, additionsTo(intent, open), staffId, now, {
      within: async (manager) => {
        const decision = { kind: 'assigned', draftId, intent, staffId } as const;
        const decided = await this.messages.decide(ids, decision, now, manager);
        if (decided < ids.length) throw decidedBefore();
        const details = { intent, messages: ids.length };
        const entry = { actorId: staffId, action: 'intents.learned', subject: draftId, details };
        await this.audit.record(entry, now, manager);
      },
    });
    return draft;
  }

  /** Lets messages go. What somebody has decided on meanwhile stays as they decided. */
  async dismiss(ids: number[], staffId: string, now: Date): Promise<void> {
    const dismissed = await this.messages.decide(ids, { kind: 'dismissed', staffId }, now);
    const details = { messages: dismissed };
    const entry = { actorId: staffId, action: 'intents.learning_dismissed', subject: 'inbox' };
    if (dismissed > 0) await this.audit.record({ ...entry, details }, now);
  }

  /** Takes in what has shown since the last look, without what tells who wrote it. */
  private async collect(): Promise<void> {
    let since = new Date((await this.messages.latestNotice()).getTime() - OVERLAP_MS);
    for (let read = 0; read < MOST_READ; read += READ_AT_ONCE) {
      const found = await this.misheard.since(since, READ_AT_ONCE);
      if (found.length > 0) {
        await this.messages.add(
          found.map((message) => ({ ...message, text: asUtterance(message.text) })),
        );
      }
      const last = found.at(-1);
      if (!last || found.length < READ_AT_ONCE) return;
      since = last.noticedAt;
    }
  }

  private groupsOf(open: StoredMessage[]): Promise<number[][]> {
    const latest = open[0]?.id ?? 0;
    if (!this.grouped || this.grouped.latest < latest) {
      const groups = this.threads.group(open.map(({ id, text }) => ({ id, text })));
      this.grouped = { latest, groups };
      groups.catch(() => (this.grouped = null));
    }
    return this.grouped.groups;
  }

  private present(group: StoredMessage[]): LearningGroup {
    const { engine } = this.intents.current;
    const guessed = guessMeaning(
      group.map(({ text }) => text),
      (text) => engine.classify(text),
      group.flatMap(({ meant }) => meant ?? []),
    );
    return {
      messages: group.map(({ meant: _, saidAt, ...message }) => ({
        ...message,
        saidAt: saidAt.toISOString(),
      })),
      ...guessed,
    };
  }
}

/** The utterances by language, each once. */
function additionsTo(intent: string, messages: StoredMessage[]): IntentEdit[] {
  return locales.flatMap((locale): IntentEdit[] => {
    const own = messages.filter((message) => message.locale === locale).map(({ text }) => text);
    const texts = [...new Set(own)];
    return texts.length > 0 ? [{ kind: 'utterances.add', intent, locale, texts }] : [];
  });
}

function decidedBefore(): CodedError {
  return new CodedError('STATE_CONFLICT', 'Somebody has decided on one of these messages');
}
