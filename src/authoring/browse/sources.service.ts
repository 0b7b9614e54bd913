import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config.js';
import { CodedError } from '../../platform/errors.js';
import {
  locales,
  type CannedLine,
  type ConceptLine,
  type FlowSettingsView,
  type Intent,
  type IntentLine,
  type Locale,
  type Reading,
  type RegionView,
  type TriedTurn,
} from '../../protocol/index.js';
import { rehearse } from '../check/rehearse.js';
import { DraftsService } from '../drafts/drafts.service.js';
import { viewFlowSettings } from '../flow-settings-file.js';
import { hashOfSet, type IntentSet } from '../intent-set.js';
import { IntentsService } from '../intents.service.js';
import { PublishingService } from '../publishing/publishing.service.js';
import { botsOf, type Bots } from '../regions/bots.js';
import { viewRegions } from '../regions/view-regions.js';
import type { ReadSet } from '../thread/tasks.js';
import { AuthoringThreads } from '../thread/authoring-threads.js';
import { LikenessIndex } from './likeness.js';

/** A set that was read for looking at: what is broken in it is left out. */
interface Read extends ReadSet {
  index: LikenessIndex;
}

const READ_KEPT = 4;
const ALIKE_AT = 0.6;
const ALIKE_SHOWN = 5;
const FOUND_SHOWN = 200;

/** Looking at what is live, or at a draft (by its id): its intents, and what it makes of words. */
@Injectable()
export class SourcesService {
  private readonly read = new Map<string, Promise<Read>>();
  private readonly learned = new Map<string, Promise<Bots>>();

  constructor(
    private readonly threads: AuthoringThreads,
    @Inject(CONFIG) private readonly config: Config,
    private readonly intents: IntentsService,
    private readonly drafts: DraftsService,
    private readonly publishing: PublishingService,
  ) {}

  /** The files of a source. @throws {CodedError} NOT_FOUND */
  async filesOf(source: string): Promise<IntentSet> {
    if (source !== 'live') return this.drafts.filesOf(source);
    return this.publishing.filesOf((await this.publishing.liveVersion()).number);
  }

  async list(source: string): Promise<IntentLine[]> {
    const { files } = await this.readOf(source);
    return files.flatMap(({ name: file, content }) =>
      Object.entries(content.intents).map(([name, { title, action, utterances }]) => {
        const count = locales.reduce((sum, locale) => sum + (utterances[locale]?.length ?? 0), 0);
        return { name, file, title, action, utterances: count };
      }),
    );
  }

  /** What staff send often. @throws {CodedError} NOT_FOUND */
  async canned(source: string): Promise<CannedLine[]> {
    return (await this.readOf(source)).canned;
  }

  /** Words that mean the same, by concept. @throws {CodedError} NOT_FOUND */
  async concepts(source: string): Promise<ConceptLine[]> {
    const { concepts } = await this.readOf(source);
    return Object.entries(concepts).map(([concept, words]) => ({ concept, words }));
  }

  /** What staff must not say. @throws {CodedError} NOT_FOUND */
  async forbidden(source: string): Promise<string[]> {
    return (await this.readOf(source)).forbidden;
  }

  /** What the flows go by. @throws {CodedError} NOT_FOUND */
  async flows(source: string): Promise<FlowSettingsView> {
    return viewFlowSettings((await this.readOf(source)).settings);
  }

  /** What regions say of their own. @throws {CodedError} NOT_FOUND */
  async regions(source: string): Promise<RegionView[]> {
    const { files, regions, mostChanged } = await this.readOf(source);
    return viewRegions(
      regions,
      files.map(({ content }) => content),
      mostChanged,
    );
  }

  /** @throws {CodedError} NOT_FOUND */
  async intent(source: string, name: string): Promise<{ file: string; intent: Intent }> {
    const { files } = await this.readOf(source);
    for (const { name: file, content } of files) {
      const intent = Object.hasOwn(content.intents, name) ? content.intents[name] : undefined;
      if (intent) return { file, intent };
    }
    throw new CodedError('NOT_FOUND', 'There is no such intent');
  }

  /** Utterances that hold the words. */
  async search(source: string, words: string): Promise<{ intent: string; text: string }[]> {
    const { files } = await this.readOf(source);
    const wanted = words.trim().toLowerCase();
    const found: { intent: string; text: string }[] = [];
    for (const { content } of files) {
      for (const [intent, { utterances }] of Object.entries(content.intents)) {
        for (const locale of locales) {
          for (const text of utterances[locale] ?? []) {
            if (text.toLowerCase().includes(wanted)) found.push({ intent, text });
            if (found.length >= FOUND_SHOWN) return found;
          }
        }
      }
    }
    return found;
  }

  /** What words mean to what is live, and which utterances of the source say nearly the same. */
  async readings(source: string, texts: string[]): Promise<Reading[]> {
    const { engine } = this.intents.current;
    const { index } = await this.readOf(source);
    const readings: Reading[] = [];
    for (const text of texts) {
      const { candidates, accepted, why } = engine.understand(text);
      const alike = index
        .find(text, ALIKE_AT, ALIKE_SHOWN)
        .map((one) => ({ ...one, same: one.likeness === 1 }));
      readings.push({ text, intents: candidates, accepted, why, alike });
      await breath();
    }
    return readings;
  }

  /** A rehearsal of these messages: nothing is stored, ordered or told. */
  async tryOut(
    source: string,
    messages: string[],
    { locale, region }: { locale: Locale; region?: string | undefined },
    now: Date,
  ): Promise<TriedTurn[]> {
    const knowledge = source === 'live' ? this.intents.current : await this.learnedOf(source);
    const steps = messages.map((say) => ({ say }));
    const turns = await rehearse({ steps, locale, region }, knowledge, now);
    return turns.map(({ heard, decision }, at) => ({
      say: messages[at] ?? '',
      intents: heard.intents.length > 0 ? heard.intents : heard.candidates,
      why: decision.why,
      mood: heard.emotion.label,
      action: decision.action,
      replies: decision.messages.map(({ text, card }) => ({
        text,
        ...(card && { card: card.type }),
      })),
      ...(decision.handOver && { handOver: decision.handOver.reason }),
    }));
  }

  private async readOf(source: string): Promise<Read> {
    const set = await this.filesOf(source);
    return kept(this.read, hashOfSet(set), async () => {
      const read = await this.threads.read(set);
      const index = new LikenessIndex();
      for (const { content } of read.files) {
        for (const [intent, { utterances }] of Object.entries(content.intents)) {
          for (const locale of locales) {
            for (const text of utterances[locale] ?? []) index.add(intent, text);
          }
        }
        // Fifty thousand utterances at a stretch would keep answers waiting.
        await breath();
      }
      return { ...read, index };
    });
  }

  /** @throws {CodedError} INTENTS_FAULTY */
  private async learnedOf(source: string) {
    const set = await this.filesOf(source);
    return kept(this.learned, hashOfSet(set), async () => {
      const learning = await this.threads.learn(set, this.config.cacheFolder);
      if (!learning.ok) {
        throw new CodedError('INTENTS_FAULTY', 'The files hold faults', {
          details: { faults: learning.faults },
        });
      }
      return botsOf(learning.learned);
    });
  }
}

/** Lets what waits go first: customers are answered by the same thread. */
function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** What a map holds under a key, else made and kept; the longest unused goes. */
function kept<T>(map: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const value = map.get(key) ?? make();
  map.delete(key);
  map.set(key, value);
  value.catch(() => map.delete(key));
  for (const old of map.keys()) {
    if (map.size <= READ_KEPT) break;
    map.delete(old);
  }
  return value;
}
