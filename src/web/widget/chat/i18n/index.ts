import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { languageOf, type Language } from './languages.js';

export type { Dictionary } from './dictionary.js';
export { languageOf };

export const LanguageContext = createContext<Language>(languageOf('zh-CN'));

export function useLanguage(): Language {
  return useContext(LanguageContext);
}
