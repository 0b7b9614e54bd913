import {
  BgColorsOutlined,
  BookOutlined,
  CalendarOutlined,
  ClockCircleOutlined,
  EyeOutlined,
  IdcardOutlined,
  MoneyCollectOutlined,
  NotificationOutlined,
  PhoneOutlined,
  SearchOutlined,
  StarOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ParseKeys } from 'i18next';
import type { ComponentType, ReactNode } from 'react';
import type { Permission } from '../../../protocol/index.js';
import { MyAccountPage } from '../accounts/my-account-page.js';
import { StaffPage } from '../accounts/staff-page.js';
import { BreachesPage } from '../breaches/breaches-page.js';
import { CallbacksPage } from '../callbacks/callbacks-page.js';
import { WidgetPage } from '../appearance/widget-page.js';
import { SearchPage } from '../finding/search-page.js';
import { KnowledgePage } from '../intents/knowledge-page.js';
import { NoticesPage } from '../notices/notices-page.js';
import { RulesPage } from '../rules/rules-page.js';
import { ShiftsPage } from '../shifts/shifts-page.js';
import { TeamsPage } from '../teams/teams-page.js';
import { VipsPage } from '../vips/vips-page.js';
import { WallPage } from '../wall/wall-page.js';

/** What a page is given by the desk around it. */
export interface PageProps {
  onClose: () => void;
  /** Opens what waits for approval. */
  onApprovals: () => void;
}

/** A page beside the chats, for whoever has the permission. */
export interface DeskPage {
  key: string;
  /** The key of the text of its button. */
  title: ParseKeys;
  icon: ReactNode;
  /** None: everybody's. */
  permission?: Permission;
  Page: ComponentType<PageProps>;
  /** Whether the chosen conversation stands beside it. */
  withChat?: boolean;
  /** Whether it is found in the menu of settings, not as a button of its own. */
  setting?: boolean;
}

/** In the order of their buttons, and in the menu of settings. */
export const pages: readonly DeskPage[] = [
  {
    key: 'search',
    title: 'finding.search',
    icon: <SearchOutlined />,
    permission: 'conversation.reply',
    Page: SearchPage,
    withChat: true,
  },
  {
    key: 'wall',
    title: 'wall.open',
    icon: <EyeOutlined />,
    permission: 'conversation.supervise',
    Page: WallPage,
    withChat: true,
  },
  {
    key: 'callbacks',
    title: 'callbacks.title',
    icon: <PhoneOutlined />,
    permission: 'conversation.accept',
    Page: CallbacksPage,
  },
  {
    key: 'breaches',
    title: 'breaches.title',
    icon: <ClockCircleOutlined />,
    permission: 'conversation.supervise',
    Page: BreachesPage,
  },
  {
    key: 'shifts',
    title: 'shifts.title',
    icon: <CalendarOutlined />,
    permission: 'conversation.supervise',
    Page: ShiftsPage,
  },
  {
    key: 'knowledge',
    title: 'knowledge.open',
    icon: <BookOutlined />,
    permission: 'intents.read',
    Page: KnowledgePage,
  },
  {
    key: 'notices',
    title: 'notice.page',
    icon: <NotificationOutlined />,
    permission: 'notices.read',
    Page: NoticesPage,
    setting: true,
  },
  {
    key: 'rules',
    title: 'rules.title',
    icon: <MoneyCollectOutlined />,
    permission: 'care_rules.edit',
    Page: RulesPage,
    setting: true,
  },
  {
    key: 'staff',
    title: 'accounts.title',
    icon: <IdcardOutlined />,
    permission: 'staff.manage',
    Page: StaffPage,
    setting: true,
  },
  {
    key: 'teams',
    title: 'teams.title',
    icon: <TeamOutlined />,
    permission: 'staff.manage',
    Page: TeamsPage,
    setting: true,
  },
  {
    key: 'vips',
    title: 'vips.title',
    icon: <StarOutlined />,
    permission: 'vips.manage',
    Page: VipsPage,
    setting: true,
  },
  {
    key: 'widget',
    title: 'widget.title',
    icon: <BgColorsOutlined />,
    permission: 'widget.edit',
    Page: WidgetPage,
    setting: true,
  },
];

/** In the menu of whoever is signed in. */
export const ownPage: DeskPage = {
  key: 'my-account',
  title: 'accounts.mine',
  icon: <UserOutlined />,
  Page: MyAccountPage,
};
