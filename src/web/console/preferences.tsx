import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../protocol/index.js';
import { workingStorage } from '../shared/kept-storage.js';
import { pickLocale } from '../shared/locale.js';
import { changeLocale } from './i18n/i18n.js';

export type Theme = 'light' | 'dark';

/** How one hears of what is new. */
export interface AlertSettings {
  desktop: boolean;
  sound: boolean;
}

interface Preferences {
  locale: Locale;
  /**
   * The language's words. What stands in a list a hundred times takes them from here: a
   * `useTranslation` of its own would cost each more than to be drawn.
   */
  t: TFunction;
  theme: Theme;
  alerts: AlertSettings;
  setLocale: (locale: Locale) => void;
  setTheme: (theme: Theme) => void;
  setAlerts: (alerts: AlertSettings) => void;
}

const LOCALE_KEY = 'relaydesk:console:locale';
const ALERTS_KEY = 'relaydesk:console:alerts';
const THEME_KEY = 'relaydesk:console:theme';
const storage = workingStorage(() => localStorage);
const PreferencesContext = createContext<Preferences | null>(null);

export function firstLocale(): Locale {
  const asked = new URLSearchParams(location.search).get('lang');
  return pickLocale([asked, storage.getItem(LOCALE_KEY), ...navigator.languages]);
}

function firstTheme(): Theme {
  const kept = storage.getItem(THEME_KEY);
  if (kept === 'light' || kept === 'dark') return kept;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Sound from the first day; the desktop only once somebody wants it. */
function firstAlerts(): AlertSettings {
  const kept = storage.getItem(ALERTS_KEY)?.split(' ');
  return { desktop: kept?.includes('desktop') ?? false, sound: kept?.includes('sound') ?? true };
}

/** Language, theme and alerts: of this browser, not of the account, as the screen is. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [locale, setLocale] = useState(firstLocale);
  const [theme, setTheme] = useState(firstTheme);
  const [alerts, setAlerts] = useState(firstAlerts);

  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dataset.theme = theme;
  }, [locale, theme]);

  const value = useMemo<Preferences>(
    () => ({
      locale,
      t,
      theme,
      alerts,
      setLocale: (next) => {
        storage.setItem(LOCALE_KEY, next);
        changeLocale(next);
        setLocale(next);
      },
      setTheme: (next) => {
        storage.setItem(THEME_KEY, next);
        setTheme(next);
      },
      setAlerts: (next) => {
        const on = [next.desktop && 'desktop', next.sound && 'sound'].filter(Boolean);
        storage.setItem(ALERTS_KEY, on.join(' '));
        setAlerts(next);
      },
    }),
    [locale, t, theme, alerts],
  );
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (!preferences) throw new Error('usePreferences needs a PreferencesProvider');
  return preferences;
}
