import { useTranslation } from 'react-i18next';
import type { SlaClock } from '../../../protocol/index.js';
import { dayAndTime } from '../../shared/format.js';
import { duration } from '../lists/duration.js';
import { usePreferences } from '../preferences.js';
import { clockNow } from './clock-now.js';

/** How much time a clock leaves, or since when it is over; that it stands, and until when. */
export function ClockTag({ clock, now }: { clock: SlaClock; now: number }) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const { stage, leftMs, standsUntil } = clockNow(clock, now);
  const words = { what: t(`wall.clock.${clock.kind}`), time: duration(Math.abs(leftMs), t) };
  const tone = stage === 'breach' ? 'bad' : stage === 'warning' ? 'warn' : '';
  return (
    <span
      className={`tag ${tone}`}
      data-testid="clock"
      data-kind={clock.kind}
      title={
        standsUntil ? t('wall.standsUntil', { when: dayAndTime(standsUntil, locale) }) : undefined
      }
    >
      {standsUntil
        ? t('wall.stands', words)
        : t(stage === 'breach' ? 'wall.over' : 'wall.left', words)}
    </span>
  );
}
