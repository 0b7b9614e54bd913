import { decide, readDialogState, type Decision } from '../../dialog/index.js';
import type { TestStep } from '../../protocol/index.js';
import type { Understanding } from '../../understanding/index.js';
import type { NamedDialogue } from '../intent-files.js';
import { botIn, type Bots } from '../regions/bots.js';
import { rehearsalFacts, withParcels } from './rehearsal-facts.js';

/** What the bot did with one message of a rehearsal. */
export interface Rehearsed {
  heard: Understanding;
  decision: Decision;
  /** All it said. */
  text: string;
}

/** Plays a dialogue on a set's engine and texts, up to where a person takes over. */
export async function rehearse(
  { steps, locale = 'zh-CN', region }: Pick<NamedDialogue, 'steps' | 'locale' | 'region'>,
  bots: Bots,
  now: Date,
): Promise<Rehearsed[]> {
  const facts = rehearsalFacts(now);
  const { engine, repertoire } = botIn(bots, region);
  const done: Rehearsed[] = [];
  let state = readDialogState({});
  for (const { say } of steps) {
    const heard = engine.understand(withParcels(say), { locale: state.locale ?? locale, now });
    const decision = await decide({ heard, state, locale, now }, repertoire, facts);
    done.push({ heard, decision, text: decision.messages.map(({ text }) => text).join('\n') });
    state = decision.state;
    if (decision.handOver) break;
  }
  return done;
}

/** What was wanted of a step and did not come, in English; null where all came. */
export function problemOf(wanted: TestStep, done: Rehearsed | undefined): string | null {
  if (!done) return 'not reached: a person had taken over';
  const { decision, text } = done;
  const asks = decision.state.pending?.slot ?? 'nothing';
  const cards = decision.messages.flatMap(({ card }) => (card ? [card.type] : []));
  const hand = decision.handOver?.reason ?? 'none';
  const differs = (name: string, want: string | undefined, got: string) =>
    want !== undefined && want !== got ? `${name}: wanted ${want}, got ${got}` : null;
  return (
    differs('action', wanted.action, decision.action) ??
    differs('asks', wanted.asks, asks) ??
    differs('hand', wanted.hand, hand) ??
    (wanted.card && !cards.includes(wanted.card)
      ? `card: wanted ${wanted.card}, got ${cards.join(', ') || 'none'}`
      : null) ??
    (wanted.says && !wanted.says.some((words) => text.includes(withParcels(words)))
      ? `says: wanted "${wanted.says.join('" or "')}"`
      : null)
  );
}
