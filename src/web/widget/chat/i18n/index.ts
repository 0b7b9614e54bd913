import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { loadLanguage, type Language } from './languages.js';

export type { Dictionary } from './dictionary.js';
export { loadLanguage, type Language };

export const LanguageContext = createContext<Language | null>(null);

export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (!language) throw new Error('Nothing is drawn before its language is there');
  return language;
}
