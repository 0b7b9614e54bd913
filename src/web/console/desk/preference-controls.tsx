import { GlobalOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { locales } from '../../shared/contract.js';
import { pickLocale } from '../../shared/locale.js';
import { usePreferences } from '../preferences.js';

/** Each language in its own words, so that everybody finds theirs. */
export const ownNames = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' };

export function LanguageMenu() {
  const { t } = useTranslation();
  const { locale, setLocale } = usePreferences();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [locale],
        items: locales.map((key) => ({ key, label: ownNames[key] })),
        onClick: ({ key }) => setLocale(pickLocale([key])),
      }}
    >
      <Button type="text" icon={<GlobalOutlined />} aria-label={t('bar.language')} />
    </Dropdown>
  );
}

export function ThemeSwitch() {
  const { t } = useTranslation();
  const { theme, setTheme } = usePreferences();
  const next = theme === 'dark' ? 'light' : 'dark';
  return (
    <Button
      type="text"
      icon={theme === 'dark' ? <SunOutlined /> : <MoonOutlined />}
      aria-label={t(`bar.${next}`)}
      title={t(`bar.${next}`)}
      data-testid="theme-switch"
      onClick={() => setTheme(next)}
    />
  );
}
