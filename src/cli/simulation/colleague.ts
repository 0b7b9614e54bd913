import { v7 as uuidv7 } from 'uuid';
import type { SeededRandom } from '../../logistics/demo/seeded-random.js';
import {
  PROTOCOL_VERSION,
  STAFF_NAMESPACE,
  type StaffPushes,
  type StaffReplies,
} from '../../protocol/index.js';
import type { FastClock } from './fast-clock.js';
import { Line } from './line.js';

/** How people work; times in simulated milliseconds. */
const ACCEPTS_AFTER_MS = [1_500, 6_000] as const;
const WRITES_EVERY_MS = 60_000;
/** Of a hundred offers so many are overlooked, and go on to the next person. */
const OVERLOOKED_PERCENT = 3;

const WORDS = [
  '您好，我来帮您处理，请稍等',
  '正在为您查询',
  '我已经联系网点核实了',
  '处理好了，还有什么可以帮您',
];

/** What else a member of staff needs to work. */
export interface Working {
  url: string;
  clock: FastClock;
  random: SeededRandom;
  /** How long a conversation keeps whoever has it, in simulated milliseconds. */
  handlingOf: (conversationId: string) => number;
}

/** One member of staff: takes what is offered, writes now and then, and closes. */
export class SimulatedColleague {
  private readonly over = new Set<string>();

  private constructor(
    private readonly line: Line<StaffReplies, StaffPushes>,
    private readonly work: Working,
  ) {
    line.on('offer', ({ conversationId }) => void this.consider(conversationId));
    line.on('conversation', ({ id, state }) => {
      if (state === 'closed') this.over.add(id);
    });
  }

  static async begin(token: string, work: Working): Promise<SimulatedColleague> {
    const line = await Line.connect<StaffReplies, StaffPushes>(work.url, STAFF_NAMESPACE);
    const colleague = new SimulatedColleague(line, work);
    if (!(await line.ask('hello', { protocol: PROTOCOL_VERSION, token }))) {
      throw new Error('The server does not let its staff in');
    }
    return colleague;
  }

  end(): void {
    this.line.close();
  }

  private async consider(conversationId: string): Promise<void> {
    const { clock, random } = this.work;
    if (random.next() * 100 < OVERLOOKED_PERCENT) return;
    await clock.sleep(random.between(...ACCEPTS_AFTER_MS));
    // Refused: the offer ran out, or somebody else has it.
    if (await this.line.ask('conversation.accept', { conversationId })) {
      await this.handle(conversationId);
    }
  }

  private async handle(conversationId: string): Promise<void> {
    const { clock, handlingOf } = this.work;
    const endsAt = clock.now() + handlingOf(conversationId);
    for (let said = 0; clock.now() < endsAt; said++) {
      await clock.until(Math.min(endsAt, clock.now() + (said === 0 ? 5_000 : WRITES_EVERY_MS)));
      if (this.over.has(conversationId)) return;
      const text = WORDS[Math.min(said, WORDS.length - 1)];
      await this.line.ask('message.send', { conversationId, clientId: uuidv7(), text });
    }
    const wrapUp = { reason: 'answered', resolved: true };
    await this.line.ask('conversation.close', { conversationId, wrapUp });
  }
}
