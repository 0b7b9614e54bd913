import type { TFunction } from 'i18next';

/** A length of time in its largest unit. */
export function duration(ms: number, t: TFunction): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return t('time.seconds', { count: seconds });
  if (seconds < 3600) return t('time.minutes', { count: Math.floor(seconds / 60) });
  return t('time.hours', { count: Math.floor(seconds / 3600) });
}
