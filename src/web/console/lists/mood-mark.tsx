import type { Mood } from '../../../protocol/index.js';
import { moodTone } from './gravity.js';
import { usePreferences } from '../preferences.js';

export function MoodMark({ mood }: { mood: Mood }) {
  const { t } = usePreferences();
  return <span className={`tag ${moodTone(mood)}`}>{t(`mood.${mood}`)}</span>;
}
