import {
  LogoutOutlined,
  MenuOutlined,
  QuestionCircleOutlined,
  SettingOutlined,
} from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, Grid } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { AlertMenu } from '../alerts/alert-menu.js';
import { SESSION_QUERY, signOut } from '../session/session-api.js';
import { BrandMark } from './brand-mark.js';
import { DestinationMenu } from './destination-menu.js';
import { useDestinations, type Openers } from './destinations.js';
import { LineBadge } from './line-note.js';
import { ownPage } from './pages.js';
import { LanguageMenu, ThemeSwitch } from './preference-controls.js';
import { PresenceSwitch } from './presence-switch.js';
import { useSignedIn } from './use-desk.js';

export const TopBar = memo(function TopBar(openers: Openers) {
  const { onPage, onShortcuts } = openers;
  const { t } = useTranslation();
  const staff = useSignedIn();
  const destinations = useDestinations(openers);
  // Below it the buttons of a supervisor fill the bar from end to end.
  const { lg: wide } = Grid.useBreakpoint();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => queries.setQueryData(SESSION_QUERY, null),
    onError: () => message.error(t('errors.OFFLINE')),
  });
  const menu = {
    items: [
      {
        key: 'own',
        label: <span data-testid="open-my-account">{t(ownPage.title)}</span>,
        icon: ownPage.icon,
      },
      { key: 'out', label: t('bar.signOut'), icon: <LogoutOutlined /> },
    ],
    onClick: ({ key }: { key: string }) => (key === 'own' ? onPage(ownPage) : leave.mutate()),
  };
  return (
    <header className="top-bar">
      <BrandMark />
      <b className="app-name">{t('app.name')}</b>
      <LineBadge />
      <PresenceSwitch />
      <span className="spring" />
      {wide ? (
        <>
          {destinations
            .filter(({ setting }) => !setting)
            .map(({ key, title, icon, open }) => (
              <Button
                key={key}
                type="text"
                icon={icon}
                aria-label={title}
                title={title}
                data-testid={`open-${key}`}
                onClick={open}
              />
            ))}
          <Button
            type="text"
            icon={<QuestionCircleOutlined />}
            aria-label={t('bar.shortcuts')}
            title={t('bar.shortcuts')}
            onClick={onShortcuts}
          />
          <DestinationMenu
            name="settings"
            title={t('bar.settings')}
            icon={<SettingOutlined />}
            destinations={destinations.filter(({ setting }) => setting)}
          />
        </>
      ) : (
        <DestinationMenu
          name="menu"
          title={t('bar.menu')}
          icon={<MenuOutlined />}
          destinations={destinations}
        />
      )}
      <AlertMenu />
      <LanguageMenu />
      <ThemeSwitch />
      <Dropdown menu={menu} trigger={['click']}>
        <Button type="text" data-testid="account">
          <span className="me">
            <b>{staff.name}</b>
            <small className="muted">{t(`tier.${staff.tier}`)}</small>
          </span>
        </Button>
      </Dropdown>
    </header>
  );
});
