import {
  BulbOutlined,
  CheckOutlined,
  GlobalOutlined,
  MessageOutlined,
  QuestionCircleOutlined,
  SwapOutlined,
  UserAddOutlined,
  UserOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { StaffConversation } from '../../../protocol/index.js';
import { locales } from '../../shared/contract.js';
import { useCloseConversation, useMay, useShowFailure } from '../chat/use-actions.js';
import { useDestinations, type Openers } from '../desk/destinations.js';
import { ownPage } from '../desk/pages.js';
import { ownNames } from '../desk/preference-controls.js';
import { presences } from '../desk/presence-switch.js';
import { useDesk } from '../desk/use-desk.js';
import { usePreferences } from '../preferences.js';
import type { Command } from './find-commands.js';

/** All that can be gone to or done now. */
export function useCommands(openers: Openers): Command[] {
  return [
    ...useChatActions(),
    ...useChats(openers),
    ...usePages(openers),
    ...usePresences(),
    ...useSettings(),
  ];
}

function useChatActions(): Command[] {
  const { t } = useTranslation();
  const { desk, view, openDialog } = useDesk();
  const may = useMay();
  const close = useCloseConversation();
  const showFailure = useShowFailure();
  const conversation = view.open?.conversation;
  if (!conversation || view.open?.gone) return [];
  const { id } = conversation;
  const { accept, passOn, takeOver, join, stepOut } = may(conversation);
  const hint = t('visitor', { number: conversation.visitor });
  const action = (possible: boolean, command: Omit<Command, 'section' | 'hint'>): Command[] =>
    possible ? [{ ...command, section: 'action', hint }] : [];
  return [
    ...action(accept, {
      key: 'action.accept',
      title: t('chat.accept'),
      icon: <MessageOutlined />,
      run: () => void desk.actions.accept(id).then(showFailure),
    }),
    ...action(passOn, {
      key: 'action.pass_on',
      title: t('relay.passOn'),
      icon: <SwapOutlined />,
      run: () => openDialog('pass_on'),
    }),
    ...action(takeOver, {
      key: 'action.take_over',
      title: t('relay.takeOver'),
      icon: <UserSwitchOutlined />,
      run: () => openDialog('take_over'),
    }),
    ...action(join || stepOut, {
      key: join ? 'action.join' : 'action.step_out',
      title: t(join ? 'relay.join' : 'relay.stepOut'),
      icon: <UserAddOutlined />,
      run: () => void desk.actions.join(id, join).then(showFailure),
    }),
    ...action(close !== null, {
      key: 'action.close',
      title: t('chat.close'),
      icon: <CheckOutlined />,
      run: () => close?.(),
    }),
  ];
}

function useChats({ onPage }: Openers): Command[] {
  const { t } = useTranslation();
  const { view, select } = useDesk();
  const chats = (rows: readonly StaffConversation[], list: string): Command[] =>
    rows.map(({ id, visitor, preview }) => ({
      key: `chat.${id}`,
      section: 'chat',
      title: t('visitor', { number: visitor }),
      hint: `${list} · ${preview}`,
      icon: <MessageOutlined />,
      run: () => {
        onPage(null);
        select(id);
      },
    }));
  return [
    ...chats(view.mine, t('lists.mine')),
    ...chats(view.waiting, t('lists.waiting')),
    ...chats(view.consultations, t('relay.consultations')),
  ];
}

function usePages(openers: Openers): Command[] {
  const { onPage, onShortcuts } = openers;
  const { t } = useTranslation();
  const destinations = useDestinations(openers);
  const page = (name: string, title: string, icon: React.ReactNode, run: () => void): Command => ({
    key: `page.${name}`,
    section: 'page',
    title,
    icon,
    run,
  });
  return [
    page('chats', t('finding.chats'), <MessageOutlined />, () => onPage(null)),
    ...destinations.map(({ key, title, icon, open }) => page(key, title, icon, open)),
    page(ownPage.key, t(ownPage.title), ownPage.icon, () => onPage(ownPage)),
    page('shortcuts', t('shortcuts.title'), <QuestionCircleOutlined />, onShortcuts),
  ];
}

function usePresences(): Command[] {
  const { t } = useTranslation();
  const { desk, view } = useDesk();
  const now = view.presence?.presence;
  if (!now || view.line !== 'online') return [];
  return presences
    .filter((presence) => presence !== now)
    .map((presence) => ({
      key: `presence.${presence}`,
      section: 'presence',
      title: t(`presence.${presence}`),
      hint: t('presence.label'),
      icon: <UserOutlined />,
      run: () => void desk.actions.setPresence(presence),
    }));
}

function useSettings(): Command[] {
  const { t } = useTranslation();
  const { locale, setLocale, theme, setTheme } = usePreferences();
  const next = theme === 'dark' ? 'light' : 'dark';
  return [
    {
      key: `theme.${next}`,
      section: 'setting',
      title: t(`bar.${next}`),
      icon: <BulbOutlined />,
      run: () => setTheme(next),
    },
    ...locales
      .filter((each) => each !== locale)
      .map((each): Command => ({
        key: `language.${each}`,
        section: 'setting',
        title: ownNames[each],
        hint: t('bar.language'),
        icon: <GlobalOutlined />,
        run: () => setLocale(each),
      })),
  ];
}
