import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Presence } from '../../../protocol/index.js';
import { clockTime } from '../../shared/format.js';
import { usePreferences } from '../preferences.js';
import { useActing, usePart } from './use-desk.js';

export const presences: readonly Presence[] = ['online', 'busy', 'away', 'break'];

/** Whether I am asked to take conversations. */
export function PresenceSwitch() {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const { desk } = useActing();
  const set = usePart((view) => view.presence);
  const online = usePart(({ line }) => line === 'online');
  if (!set) return null;
  const { presence, pausedUntil } = set;
  const words = (value: Presence) =>
    value === 'break' && pausedUntil
      ? t('abuse.pause', { time: clockTime(pausedUntil, locale) })
      : t(`presence.${value}`);
  return (
    <Select<Presence>
      size="small"
      variant="filled"
      aria-label={t('presence.label')}
      data-testid="presence"
      value={presence}
      disabled={!online}
      popupMatchSelectWidth={false}
      options={presences.map((value) => ({ value, label: words(value) }))}
      onChange={(chosen) => void desk.actions.setPresence(chosen)}
    />
  );
}
