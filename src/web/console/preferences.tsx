import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Locale } from '../../protocol/index.js';
import { workingStorage } from '../shared/kept-storage.js';
import { pickLocale } from '../shared/locale.js';
import { changeLocale } from './i18n/i18n.js';

export type Theme = 'light' | 'dark';

interface Preferences {
  locale: Locale;
  theme: Theme;
  setLocale: (locale: Locale) => void;
  setTheme: (theme: Theme) => void;
}

const LOCALE_KEY = 'relaydesk:console:locale';
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

/** Language and theme: of this browser, not of the account, as the screen is. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState(firstLocale);
  const [theme, setTheme] = useState(firstTheme);

  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dataset.theme = theme;
  }, [locale, theme]);

  const value = useMemo<Preferences>(
    () => ({
      locale,
      theme,
      setLocale: (next) => {
        storage.setItem(LOCALE_KEY, next);
        changeLocale(next);
        setLocale(next);
      },
      setTheme: (next) => {
        storage.setItem(THEME_KEY, next);
        setTheme(next);
      },
    }),
    [locale, theme],
  );
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (!preferences) throw new Error('usePreferences needs a PreferencesProvider');
  return preferences;
}
