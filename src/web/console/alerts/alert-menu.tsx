import { BellOutlined } from '@ant-design/icons';
import { App, Button, Popover, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../preferences.js';
import { chime } from './chime.js';

/** How I hear of what is new, in this browser. */
export function AlertMenu() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { alerts, setAlerts } = usePreferences();
  const setDesktop = async (desktop: boolean) => {
    const allowed =
      !desktop ||
      ('Notification' in window && (await Notification.requestPermission()) === 'granted');
    if (!allowed) void message.warning(t('alerts.refused'));
    setAlerts({ ...alerts, desktop: desktop && allowed });
  };
  const setSound = (sound: boolean) => {
    if (sound) chime('plain');
    setAlerts({ ...alerts, sound });
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t('alerts.title')}
      content={
        <div className="alert-menu">
          <label>
            <Switch
              size="small"
              checked={alerts.desktop}
              data-testid="alerts-desktop"
              onChange={(on) => void setDesktop(on)}
            />
            {t('alerts.desktop')}
          </label>
          <label>
            <Switch
              size="small"
              checked={alerts.sound}
              data-testid="alerts-sound"
              onChange={setSound}
            />
            {t('alerts.sound')}
          </label>
          <small className="muted">{t('alerts.hint')}</small>
        </div>
      }
    >
      <Button
        type="text"
        icon={<BellOutlined />}
        aria-label={t('alerts.title')}
        title={t('alerts.title')}
        data-testid="alerts"
      />
    </Popover>
  );
}
