import { SettingOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DeskPage } from './pages.js';

/** What admins set up, one page each. Whoever may open none of them does not see it. */
export function SettingsMenu({
  pages,
  onPage,
}: {
  pages: readonly DeskPage[];
  onPage: (page: DeskPage) => void;
}) {
  const { t } = useTranslation();
  if (pages.length === 0) return null;
  const items = pages.map(({ key, title, icon }) => ({
    key,
    label: <span data-testid={`open-${key}`}>{t(title)}</span>,
    icon,
  }));
  const open = (chosen: string) => {
    const page = pages.find(({ key }) => key === chosen);
    if (page) onPage(page);
  };
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => open(key) }} trigger={['click']}>
      <Button
        type="text"
        icon={<SettingOutlined />}
        aria-label={t('bar.settings')}
        title={t('bar.settings')}
        data-testid="settings"
      />
    </Dropdown>
  );
}
