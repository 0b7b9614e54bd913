import { useTranslation } from 'react-i18next';
import type { Mood } from '../../../protocol/index.js';
import { moodTone } from './gravity.js';

export function MoodMark({ mood }: { mood: Mood }) {
  const { t } = useTranslation();
  return <span className={`tag ${moodTone(mood)}`}>{t(`mood.${mood}`)}</span>;
}
