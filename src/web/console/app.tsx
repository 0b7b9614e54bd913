import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider, Spin } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import zhTW from 'antd/locale/zh_TW';
import { useState } from 'react';
import type { Locale } from '../../protocol/index.js';
import { Desk } from './desk/desk.js';
import { usePreferences } from './preferences.js';
import { currentStaff, SESSION_QUERY } from './session/session-api.js';
import { LinkPage } from './session/link-page.js';
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

/** A one-time link's page, the sign-in page, or the desk. */
function Entrance() {
  const [token, setToken] = useState(tokenInAddress);
  const [login, setLogin] = useState<string | null>(null);
  const session = useQuery({ queryKey: SESSION_QUERY, queryFn: currentStaff, staleTime: Infinity });
  if (token) {
    const done = (whose: string | null) => {
      // What is used up stays in no history.
      history.replaceState(null, '', '/console/');
      setLogin(whose);
      setToken(null);
    };
    return <LinkPage token={token} onDone={done} />;
  }
  if (session.isPending) return <Spin fullscreen />;
  if (!session.data) return <SignInPage login={login} />;
  return <Desk key={session.data.id} staff={session.data} />;
}

function tokenInAddress(): string | null {
  return /^#link=([\w-]{20,100})$/.exec(location.hash)?.[1] ?? null;
}
