import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { offersOf, say } from '../dialog/index.js';
import { CONFIG, type Config } from '../platform/config.js';
import { StartupError } from '../platform/errors.js';
import { NodeChannel } from '../platform/realtime/node-channel.js';
import { wordFault, type FileFault } from '../platform/yaml-file.js';
import type { CannedLine, Content, Locale } from '../protocol/index.js';
import { configuredIntents } from './configured-intents.js';
import type { IntentSet } from './intent-set.js';
import { learnedBefore, type Learned, type Learning } from './learn.js';
import { PilotStore } from './pilot/pilot.store.js';
import { botsOf, type Bots } from './regions/bots.js';
import { VersionStore } from './publishing/version.store.js';
import { splitTexts } from './split-texts.js';
import { AuthoringThreads } from './thread/authoring-threads.js';

/** What the bot knows at one moment: what understands, and texts to say. */
export interface Knowledge extends Bots {
  /** The version of the intent files it was made of. */
  number: number;
  /** What staff send often. */
  canned: CannedLine[];
  /** What staff must not say, beside what no company wants said. */
  forbidden: string[];
}

export { botIn } from './regions/bots.js';

type Greeting = Extract<Content, { kind: 'text' }>;

/** What one node tells the others of versions. */
export const PREPARE = 'intents.prepare';
export const READY = 'intents.ready';
export const SWITCHED = 'intents.switched';

/** Live, a pilot, the one before, and one that is prepared: each holds a model in memory. */
const HELD = 4;

/** What the bot knows on this node. */
@Injectable()
export class IntentsService implements OnModuleInit {
  private readonly logger = new Logger('Intents');
  /** By version, the one asked for last at the end. */
  private readonly held = new Map<number, Promise<Knowledge>>();
  private knowledge: Knowledge | undefined;

  constructor(
    private readonly threads: AuthoringThreads,
    @Inject(CONFIG) private readonly config: Config,
    private readonly versions: VersionStore,
    private readonly nodes: NodeChannel,
    private readonly pilots: PilotStore,
  ) {}

  /**
   * Learns the live version; on the first start that is what the folder holds.
   * @throws {StartupError} when the folder cannot be read, or the first version holds a fault
   */
  async onModuleInit(): Promise<void> {
    const { set, faults } = configuredIntents(this.config);
    const live = await this.versions.liveNumber();
    if (live === null) {
      complain(this.config.intentsFolder, faults);
      this.knowledge = await this.begin(set);
    } else {
      // Nobody is answered yet whom reading what was learned before could keep waiting.
      const before = learnedBefore(await this.setOf(live), this.config.cacheFolder);
      this.knowledge = before ? knowledgeOf(live, before) : await this.heldAtStart(live);
    }
    this.held.set(this.knowledge.number, Promise.resolve(this.knowledge));
    const pilot = await this.pilots.runningVersion();
    if (pilot !== null) void this.hold(pilot).catch((error) => this.complain(error));
    await this.nodes.listen(
      ({ topic, payload }) => {
        if (topic === PREPARE) void this.prepare(Number(payload['number']));
        if (topic === SWITCHED) void this.follow().catch((error) => this.complain(error));
      },
      () => void this.follow().catch((error) => this.complain(error)),
    );
  }

  /** @throws {StartupError} where another release published what this one cannot read */
  private async heldAtStart(live: number): Promise<Knowledge> {
    try {
      return await this.hold(live);
    } catch (error) {
      if (!(error instanceof FaultyVersion)) throw error;
      const [first] = error.faults;
      throw new StartupError(
        `Version ${live} of the intent files, which is live, was published by another release and ` +
          `does not fit this one: ${first ? wordFault(first) : error.message}. ` +
          'Start that release again, publish files that fit both, and upgrade then.',
      );
    }
  }

  /** What this node knew to be live when it last looked. Enough for a greeting or a summary. */
  get current(): Knowledge {
    if (!this.knowledge) throw new Error('The intent files are not learned yet');
    return this.knowledge;
  }

  /**
   * What the bot knows by the version that was read to be live. Taken once for a turn: what
   * follows from it belongs together, whatever is published meanwhile.
   */
  async at(live: number): Promise<Knowledge> {
    if (live === this.current.number) return this.current;
    const knowledge = await this.hold(live);
    this.knowledge = knowledge;
    return knowledge;
  }

  /**
   * What answers a turn: the pilot's version where the customer is one of its, else the live one.
   * @param versions as they were read with the turn
   */
  async ofTurn({ live, pilot }: { live: number; pilot: number | null }): Promise<Knowledge> {
    if (pilot === null) return this.at(live);
    try {
      return await this.hold(pilot);
    } catch (error) {
      // Nobody goes without an answer because of a trial.
      this.complain(error);
      return this.at(live);
    }
  }

  /** Whether a pilot answers some customers. */
  async pilotRuns(): Promise<boolean> {
    return (await this.pilots.runningVersion()) !== null;
  }

  /** Turns to the version that is live in the whole cluster at this moment. */
  async follow(): Promise<void> {
    const live = await this.versions.liveNumber();
    if (live !== null) await this.at(live);
  }

  /** The first words of a conversation, and what is offered beside them. */
  greeting(locale: Locale): Greeting {
    const { repertoire } = this.current;
    return {
      kind: 'text',
      text: say(repertoire.replies['greeting'], locale, 0),
      quickReplies: offersOf(repertoire, locale).map(({ text }) => ({ text })),
    };
  }

  /** A version, learned and kept ready on this node. */
  hold(number: number): Promise<Knowledge> {
    const known = this.held.get(number);
    this.held.delete(number);
    const asked = known ?? this.learn(number);
    this.held.set(number, asked);
    // One that could not be learned is tried again by whoever asks next.
    asked.catch(() => this.held.delete(number));
    for (const old of this.held.keys()) {
      if (this.held.size <= HELD) break;
      if (old !== this.knowledge?.number) this.held.delete(old);
    }
    return asked;
  }

  private async prepare(number: number): Promise<void> {
    try {
      await this.hold(number);
      await this.nodes.announce(READY, { number });
    } catch (error) {
      this.complain(error);
    }
  }

  private async learn(number: number): Promise<Knowledge> {
    const set = await this.setOf(number);
    const learning = await this.threads.learn(set, this.config.cacheFolder);
    if (!learning.ok) throw new FaultyVersion(learning.faults);
    return knowledgeOf(number, learning.learned);
  }

  private async setOf(number: number): Promise<IntentSet> {
    const version = await this.versions.find(number);
    if (!version) throw new Error(`There is no version ${number} of the intent files`);
    return this.versions.textsOf(version.manifest);
  }

  /** The folder as the first version: learned before it is stored, so that a fault stops here. */
  private async begin(set: IntentSet): Promise<Knowledge> {
    const split = splitTexts(set);
    const learning: Learning =
      split.length > 0
        ? { ok: false, faults: split }
        : await this.threads.learn(set, this.config.cacheFolder);
    if (!learning.ok) {
      complain(this.config.intentsFolder, learning.faults);
      throw new FaultyVersion(learning.faults);
    }
    const reason = 'The files this server was started with';
    const { number, began } = await this.versions.beginWith(set, reason, new Date());
    // Another node may have been quicker, with other files.
    return began ? knowledgeOf(number, learning.learned) : this.hold(number);
  }

  private complain(error: unknown): void {
    this.logger.error({ err: error });
  }
}

function knowledgeOf(number: number, learned: Learned): Knowledge {
  const { canned, forbidden } = learned;
  return { number, ...botsOf(learned), canned, forbidden };
}

/** A stored version that this program cannot read: it was published by another release. */
export class FaultyVersion extends Error {
  constructor(readonly faults: FileFault[]) {
    super(faults.map(wordFault).join('\n'));
  }
}

/** @throws {StartupError} where there is a fault */
function complain(folder: string, [fault, ...others]: FileFault[]): void {
  if (!fault) return;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  throw new StartupError(`${folder}/${wordFault(fault)}${more}`);
}
