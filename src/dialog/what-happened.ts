import type { IntentAction } from '../protocol/index.js';
import type { Understanding } from '../understanding/index.js';
import type { DialogState } from './dialog-state.js';
import { intentDoing, type Repertoire } from './repertoire.js';
import { tellsOfDelay } from './spoken-values.js';

/** Questions that are complaints to who has just said to have one. */
const LATE: readonly IntentAction[] = [
  'track_parcel',
  'estimate_arrival',
  'check_stalled',
  'expedite',
];
/** Of the kinds that were offered, one that fits so little is no answer. */
const LIKELY = 0.25;

/** Whether what happened was asked last. */
export function wasAskedWhatHappened({ choices }: DialogState, repertoire: Repertoire): boolean {
  const kinds = (['complain_delay', 'complain_attitude'] as const).map((action) =>
    intentDoing(action, repertoire),
  );
  return kinds.every((kind) => kind !== null && choices.some(({ intent }) => intent === kind));
}

/** What is complained of by who was asked what happened: 「一直没送到」. */
export function complaintOf(
  before: DialogState,
  [first]: string[],
  { text, candidates, accepted }: Understanding,
  repertoire: Repertoire,
): string | null {
  if (!wasAskedWhatHappened(before, repertoire)) return null;
  const action = first ? repertoire.intents[first]?.action : undefined;
  if (action && LATE.includes(action)) return intentDoing('complain_delay', repertoire);
  const isComplaint = first !== undefined && /^(?:complaint|claim)\./.test(first);
  if (!isComplaint && tellsOfDelay(text)) return intentDoing('complain_delay', repertoire);
  if (accepted) return null;
  const offered = new Set(before.choices.map(({ intent }) => intent));
  const likeliest = candidates.find(({ name }) => offered.has(name));
  return likeliest && likeliest.confidence >= LIKELY ? likeliest.name : null;
}

const RECORDED: readonly IntentAction[] = [
  'complain_delay',
  'complain_attitude',
  'complain_no_consent',
];

/** Whether what was answered last was a complaint. */
export function isComplaint({ tried }: DialogState, { intents }: Repertoire): boolean {
  const latest = tried.at(-1);
  const action = intents[latest?.intent ?? '']?.action;
  return action !== undefined && RECORDED.includes(action) && !latest?.about.startsWith('? ');
}
