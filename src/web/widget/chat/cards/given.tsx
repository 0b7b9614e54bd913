/** @jsxImportSource preact */
import { useLanguage } from '../i18n/index.js';

/** What the company's data say, in the direction and the language in which they are written. */
export function Given({ children }: { children: string }) {
  const { locale } = useLanguage();
  const chinese = locale === 'en' && /\p{Script=Han}/u.test(children);
  return <bdi lang={chinese ? 'zh-CN' : undefined}>{children}</bdi>;
}
