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

/** Whether somebody is handed over upset, and met with other words. */
export function isUpset(reason: HandoffReason): boolean {
  return ['anger', 'abuse', 'threat', 'despair'].includes(reason);
}
