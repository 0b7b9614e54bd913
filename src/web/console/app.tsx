import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider, Spin } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import zhTW from 'antd/locale/zh_TW';
import type { Locale } from '../../protocol/index.js';
import { Desk } from './desk/desk.js';
import { usePreferences } from './preferences.js';
import { currentStaff, SESSION_QUERY } from './session/session-api.js';
import { SignInPage } from './session/sign-in-page.js';
import { antTheme } from './theme.js';

const antLocales: Record<Locale, typeof enUS> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en: enUS };
const queries = new QueryClient();

export function App() {
  const { locale, theme } = usePreferences();
  return (
    <QueryClientProvider client={queries}>
      <ConfigProvider
        locale={antLocales[locale]}
        theme={antTheme(theme)}
        button={{ autoInsertSpace: false }}
      >
        <AntApp component={false}>
          <Entrance />
        </AntApp>
      </ConfigProvider>
    </QueryClientProvider>
  );
}

/** The sign-in page or the desk. */
function Entrance() {
  const session = useQuery({ queryKey: SESSION_QUERY, queryFn: currentStaff, staleTime: Infinity });
  if (session.isPending) return <Spin fullscreen />;
  if (!session.data) return <SignInPage />;
  return <Desk key={session.data.id} staff={session.data} />;
}
