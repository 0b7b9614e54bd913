import { ProfileOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskPage } from './pages.js';
import { useSignedIn } from './use-desk.js';

/** What a desk's bar, its menus and its commands lead to. */
export interface Openers {
  /** Those that whoever is signed in may open. */
  pages: readonly DeskPage[];
  onPage: (page: DeskPage | null) => void;
  onWorkOrders: () => void;
  onCare: () => void;
  onShortcuts: () => void;
}

/** A page or a drawer beside the chats. */
export interface Destination {
  key: string;
  title: string;
  icon: ReactNode;
  /** Whether it is found among the settings. */
  setting: boolean;
  open: () => void;
}

/** Wherever whoever is signed in may go, in the order of the buttons. */
export function useDestinations(openers: Openers): Destination[] {
  const { pages, onPage, onWorkOrders, onCare } = openers;
  const { t } = useTranslation();
  const { permissions } = useSignedIn();
  const ofPages = pages.map((page) => ({
    key: page.key,
    title: t(page.title),
    icon: page.icon,
    setting: page.setting ?? false,
    open: () => onPage(page),
  }));
  const workOrders = {
    key: 'work-orders',
    title: t('workOrder.button'),
    icon: <ProfileOutlined />,
    setting: false,
    open: onWorkOrders,
  };
  const care = {
    key: 'care',
    title: t('care.button'),
    icon: <SafetyCertificateOutlined />,
    setting: false,
    open: onCare,
  };
  return [
    ...ofPages.filter(({ setting }) => !setting),
    ...(permissions.includes('work_orders.read') ? [workOrders] : []),
    ...(permissions.includes('claims.read') ? [care] : []),
    ...ofPages.filter(({ setting }) => setting),
  ];
}
