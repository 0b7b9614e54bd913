import {
  LogoutOutlined,
  ProfileOutlined,
  QuestionCircleOutlined,
  SafetyCertificateOutlined,
} from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { AlertMenu } from '../alerts/alert-menu.js';
import { SESSION_QUERY, signOut } from '../session/session-api.js';
import { BrandMark } from './brand-mark.js';
import { LineBadge } from './line-note.js';
import { ownPage, type DeskPage } from './pages.js';
import { LanguageMenu, ThemeSwitch } from './preference-controls.js';
import { PresenceSwitch } from './presence-switch.js';
import { SettingsMenu } from './settings-menu.js';
import { useSignedIn } from './use-desk.js';

interface TopBarProps {
  onShortcuts: () => void;
  onWorkOrders: () => void;
  onCare: () => void;
  pages: readonly DeskPage[];
  onPage: (page: DeskPage) => void;
}

export const TopBar = memo(function TopBar(props: TopBarProps) {
  const { onShortcuts, onWorkOrders, onCare, pages, onPage } = props;
  const { t } = useTranslation();
  const staff = useSignedIn();
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
      {pages
        .filter(({ setting }) => !setting)
        .map((page) => (
          <Button
            key={page.key}
            type="text"
            icon={page.icon}
            aria-label={t(page.title)}
            title={t(page.title)}
            data-testid={`open-${page.key}`}
            onClick={() => onPage(page)}
          />
        ))}
      {staff.permissions.includes('work_orders.read') && (
        <Button
          type="text"
          icon={<ProfileOutlined />}
          aria-label={t('workOrder.button')}
          title={t('workOrder.button')}
          data-testid="open-work-orders"
          onClick={onWorkOrders}
        />
      )}
      {staff.permissions.includes('claims.read') && (
        <Button
          type="text"
          icon={<SafetyCertificateOutlined />}
          aria-label={t('care.button')}
          title={t('care.button')}
          data-testid="open-care"
          onClick={onCare}
        />
      )}
      <Button
        type="text"
        className="wide-only"
        icon={<QuestionCircleOutlined />}
        aria-label={t('bar.shortcuts')}
        title={t('bar.shortcuts')}
        onClick={onShortcuts}
      />
      <SettingsMenu pages={pages.filter(({ setting }) => setting)} onPage={onPage} />
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
