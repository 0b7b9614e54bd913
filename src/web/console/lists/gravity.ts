import type { Mood, StaffConversation } from '../../../protocol/index.js';

/** From this priority on a conversation is marked: threats and anything above. */
const URGENT = 80;

const tones: Record<Mood, '' | 'warn' | 'bad'> = {
  calm: '',
  grateful: '',
  anxious: 'warn',
  disappointed: 'warn',
  helpless: 'warn',
  dissatisfied: 'warn',
  angry: 'bad',
  abusive: 'bad',
  threatening: 'bad',
};

export function moodTone(mood: Mood): '' | 'warn' | 'bad' {
  return tones[mood];
}

export function isUrgent({ priority }: Pick<StaffConversation, 'priority'>): boolean {
  return priority >= URGENT;
}
