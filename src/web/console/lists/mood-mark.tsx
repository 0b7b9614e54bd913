import { useTranslation } from 'react-i18next';
import type { Mood } from '../../../protocol/index.js';

const tones: Record<Mood, string> = {
  calm: '',
  anxious: 'warn',
  dissatisfied: 'warn',
  angry: 'bad',
  abusive: 'bad',
};

export function MoodMark({ mood }: { mood: Mood }) {
  const { t } = useTranslation();
  return <span className={`tag ${tones[mood]}`}>{t(`mood.${mood}`)}</span>;
}
