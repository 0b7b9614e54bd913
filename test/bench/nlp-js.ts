import { createRequire } from 'node:module';
import type { Example } from '../../src/understanding/index.js';

/** What is used of nlp.js, which has no types of its own. */
interface NlpJs {
  addLanguage(language: string): void;
  addDocument(language: string, text: string, label: string): void;
  train(): Promise<void>;
  process(language: string, text: string): Promise<{ intent: string }>;
}

const require = createRequire(import.meta.url);

/** nlp.js, trained, by its documented call. One process holds one: they share what they learn. */
export async function trainNlpJs(examples: Example[]): Promise<(text: string) => Promise<string>> {
  const { dockStart } = require('@nlpjs/basic') as {
    dockStart(settings: object): Promise<{
      getContainer(): { use(plugin: unknown): void };
      get(name: string): NlpJs;
    }>;
  };
  const { LangZh } = require('@nlpjs/lang-zh') as { LangZh: unknown };
  const languages = ['zh', 'en'];
  const dock = await dockStart({
    settings: { nlp: { languages, autoSave: false, nlu: { log: false } } },
    use: ['Basic'],
  });
  dock.getContainer().use(LangZh);
  const nlp = dock.get('nlp');
  for (const language of languages) nlp.addLanguage(language);
  for (const { text, label } of examples) nlp.addDocument(languageOf(text), text, label);
  await nlp.train();
  return async (text) => (await nlp.process(languageOf(text), text)).intent;
}

/** nlp.js is told the language: guessing it would cost it accuracy. */
function languageOf(text: string): string {
  return /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
}
