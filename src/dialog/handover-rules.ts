import type { HandoffReason } from '../protocol/index.js';
import type { Understanding } from '../understanding/index.js';

/** The global rules by which a person takes over whatever was asked, the gravest first. */
export function reasonToHandOver(heard: Understanding, angryByNow: boolean): HandoffReason | null {
  const { signals, label } = heard.emotion;
  const order: [boolean, HandoffReason][] = [
    [signals.includes('life'), 'life'],
    [signals.includes('safety'), 'safety'],
    [signals.includes('threat') || label === 'threatening', 'threat'],
    [signals.includes('regulator'), 'regulator'],
    [signals.includes('abuse') || label === 'abusive', 'abuse'],
    // Anger puts an asking customer before the calm ones.
    [signals.includes('anger') || signals.includes('sarcasm') || angryByNow, 'anger'],
    [signals.includes('despair'), 'despair'],
    [signals.includes('asks_for_person'), 'asked_for_person'],
  ];
  return order.find(([holds]) => holds)?.[1] ?? null;
}

/** Areas of intents in which something has gone wrong. */
const PROBLEM_AREAS = ['claim', 'complaint'];
const PROBLEMS = [
  'tracking.stalled',
  'tracking.expedite',
  'tracking.not_received',
  'shipping.pickup_missed',
  'price.dispute',
];
/** Asking about the rules, or how far it is, is no problem of its own. */
const QUESTIONS = ['claim.policy', 'claim.status', 'complaint.status'];

/** Whether an intent is a problem, with which a customer whom the company puts first gets a person. */
export function isProblem(intent: string): boolean {
  const area = intent.split('.')[0] ?? '';
  return !QUESTIONS.includes(intent) && (PROBLEM_AREAS.includes(area) || PROBLEMS.includes(intent));
}

/** Whether somebody is handed over upset, and met with other words. */
export function isUpset(reason: HandoffReason): boolean {
  return ['anger', 'abuse', 'threat', 'despair'].includes(reason);
}

/** Whether somebody is in danger: what to do comes before who takes over. */
export function isGrave(reason: HandoffReason): boolean {
  return reason === 'life' || reason === 'safety';
}
