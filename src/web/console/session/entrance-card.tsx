import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../desk/brand-mark.js';
import { LanguageMenu, ThemeSwitch } from '../desk/preference-controls.js';

/** What whoever is not signed in sees: one card, language and theme. */
export function EntranceCard({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <div className="sign-in-brand">
          <BrandMark />
          <div>
            <b>{t('app.name')}</b>
            <small className="muted">{t('app.console')}</small>
          </div>
        </div>
        <h1>{title}</h1>
        {children}
      </div>
      <div className="sign-in-controls">
        <LanguageMenu />
        <ThemeSwitch />
      </div>
    </main>
  );
}
