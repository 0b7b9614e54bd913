import type {
  HandoffGround,
  HandoffReason,
  HandoffSummary,
  Mood,
  NamedIntent,
} from '../protocol/index.js';
import { SMALL_TALK } from '../understanding/index.js';
import type { DialogState } from './dialog-state.js';
import type { Repertoire } from './repertoire.js';

const EVIDENCE_LENGTH = 200;

/** The hand-over's summary, from what is known: facts only, no guesses. */
export function summarize(
  state: DialogState,
  repertoire: Repertoire,
  handOver: {
    reason: HandoffReason;
    because: HandoffGround[];
    lastText: string;
    mood: Mood;
  },
): HandoffSummary {
  const named = (name: string): NamedIntent => {
    const title = repertoire.intents[name]?.title;
    return { name, title: title ?? { 'zh-CN': name, 'zh-TW': name, en: name } };
  };
  const { from, to, weight, volume, place, waybills, goods, amount, date, address } = state.slots;
  return {
    reason: handOver.reason,
    because: handOver.because,
    evidence: handOver.lastText.slice(0, EVIDENCE_LENGTH).toWellFormed(),
    intents: state.intents.filter(isMatter).map(named),
    waybills: waybills ?? [],
    slots: {
      ...(from ? { from: from.name } : {}),
      ...(to ? { to: to.name } : {}),
      ...(weight ? { weightGrams: weight } : {}),
      ...(volume ? { cubicMetres: volume / 1_000_000 } : {}),
      ...(place ? { place: place.name } : {}),
      ...(goods ? { goods } : {}),
      ...(amount ? { amountYuan: amount / 100 } : {}),
      ...(date ? { date } : {}),
      ...(address ? { address } : {}),
      ...(state.page?.order ? { order: state.page.order } : {}),
    },
    tried: state.tried
      .filter(({ intent }) => isMatter(intent))
      .map(({ intent, about }) => ({ ...named(intent), about })),
    mood: handOver.mood,
  };
}

/** A greeting or a yes tells whoever takes over nothing. */
function isMatter(intent: string): boolean {
  return !SMALL_TALK.has(intent);
}
