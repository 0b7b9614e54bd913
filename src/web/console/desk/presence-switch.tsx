import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Presence } from '../../../protocol/index.js';
import { clockTime } from '../../shared/format.js';
import { usePreferences } from '../preferences.js';
import { useDesk } from './use-desk.js';

export const presences: readonly Presence[] = ['online', 'busy', 'away', 'break'];

/** Whether I am asked to take conversations. */
export function PresenceSwitch() {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const { desk, view } = useDesk();
  if (!view.presence) return null;
  const { presence, pausedUntil } = view.presence;
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
      disabled={view.line !== 'online'}
      popupMatchSelectWidth={false}
      options={presences.map((value) => ({ value, label: words(value) }))}
      onChange={(chosen) => void desk.actions.setPresence(chosen)}
    />
  );
}
