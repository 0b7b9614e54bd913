import chineseDays from 'chinese-days';

/**
 * What the public calendar of mainland China makes of a day: a holiday, a weekend day that is
 * worked instead of one, or neither. Years whose calendar is not published yet are plain.
 *
 * @param day `2026-11-23`
 */
export function dayKindOf(day: string): 'holiday' | 'made_up' | 'plain' {
  const { work, name } = chineseDays.getDayDetail(day);
  // A day the calendar speaks of is named `Spring Festival,春节,4`; others by their weekday.
  if (!name.includes(',')) return 'plain';
  return work ? 'made_up' : 'holiday';
}
