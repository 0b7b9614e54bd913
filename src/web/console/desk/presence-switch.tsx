import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Presence } from '../../../protocol/index.js';
import { useDesk } from './use-desk.js';

const choices: Presence[] = ['online', 'busy', 'away', 'break'];

/** Whether I am asked to take conversations. */
export function PresenceSwitch() {
  const { t } = useTranslation();
  const { desk, view } = useDesk();
  if (!view.presence) return null;
  return (
    <Select<Presence>
      size="small"
      variant="filled"
      aria-label={t('presence.label')}
      data-testid="presence"
      value={view.presence}
      disabled={view.line !== 'online'}
      popupMatchSelectWidth={false}
      options={choices.map((value) => ({ value, label: t(`presence.${value}`) }))}
      onChange={(presence) => void desk.actions.setPresence(presence)}
    />
  );
}
