import type { Mood } from '../../protocol/index.js';
import type { Emotion } from './index.js';

/** How a customer is over the turns of a conversation. */
export interface MoodOverTime {
  label: Mood;
  /** 0 calm – 1 beside themselves. */
  score: number;
}

/** Below this a message adds nothing to a mood; it lets it fade. */
const STIRS_AT = 0.3;
/** What a mood keeps when the customer goes on displeased, and when calm. */
const KEPT = 0.4;
const FADED = 0.5;
/** Displeased so often, a customer counts as angry though no single message was. */
const ANGRY_AT = 0.75;
const CALM_BELOW = 0.2;

/** The mood after a further message: reproaches add up, calm lets it fade, not vanish. */
export function moodAfter(before: MoodOverTime, { label, score }: Emotion): MoodOverTime {
  const stirs = score >= STIRS_AT;
  const next = stirs
    ? Math.min(1, score + KEPT * before.score)
    : Math.max(score, FADED * before.score);
  const rounded = Math.round(next * 100) / 100;
  if (!stirs) return { label: next < CALM_BELOW ? label : before.label, score: rounded };
  const displeased = label === 'dissatisfied' || label === 'disappointed' || label === 'helpless';
  return { label: displeased && next >= ANGRY_AT ? 'angry' : label, score: rounded };
}
