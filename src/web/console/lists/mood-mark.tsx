import { useTranslation } from 'react-i18next';
import type { Mood } from '../../../protocol/index.js';

const tones: Record<Mood, string> = {
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

export function MoodMark({ mood }: { mood: Mood }) {
  const { t } = useTranslation();
  return <span className={`tag ${tones[mood]}`}>{t(`mood.${mood}`)}</span>;
}
