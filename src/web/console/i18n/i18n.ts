import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '../../../protocol/index.js';
import { locales } from '../../shared/contract.js';
import { en } from './en.js';
import { zhCN } from './zh-cn.js';
import { zhTW } from './zh-tw.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof zhCN };
  }
}

/** Makes the texts ready before the first drawing. React escapes; i18next must not do so too. */
export function startI18n(locale: Locale): void {
  void i18next.use(initReactI18next).init({
    lng: locale,
    supportedLngs: [...locales],
    fallbackLng: 'zh-CN',
    resources: {
      'zh-CN': { translation: zhCN },
      'zh-TW': { translation: zhTW },
      en: { translation: en },
    },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

export function changeLocale(locale: Locale): void {
  void i18next.changeLanguage(locale);
}
