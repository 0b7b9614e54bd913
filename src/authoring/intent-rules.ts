import { commonTexts, flowOf, laterTexts, promiseIn } from '../dialog/index.js';
import { locales } from '../protocol/index.js';
import type { Intent, IntentAction, IntentFile, ReplyVariants } from '../protocol/index.js';

/** Something an intent file may not say, and where it says it. */
export interface Problem {
  path: (string | number)[];
  message: string;
}

/** The texts that actions without a flow say. */
const plainReplies: Partial<Record<IntentAction, Record<string, readonly string[]>>> = {
  reply: { answer: [] },
  handover: { answer: [] },
  affirm: { answer: [] },
  deny: { answer: [] },
};

/** The texts an action says, with the values each may name. */
function textsOf(action: IntentAction): Readonly<Record<string, readonly string[]>> {
  return flowOf(action)?.texts ?? plainReplies[action] ?? {};
}

/** The texts that belong to no single intent; some file has to give each. */
export const commonReplies = Object.keys(commonTexts).filter((key) => !(key in laterTexts));

/** The intents that the dialogue falls back on or offers. */
export const neededIntents = [
  'tracking.where',
  'price.quote',
  'outlet.find',
  'chat.human',
  'none',
] as const;

/** What is wrong with the contents of a file whose shape is right. */
export function problemsOf(file: IntentFile): Problem[] {
  return [
    ...Object.entries(file.intents).flatMap(([name, intent]) => intentProblems(name, intent)),
    ...Object.entries(file.replies ?? {}).flatMap(([key, variants]) =>
      textProblems(variants, placeholdersOf(key), ['replies', key]),
    ),
  ];
}

/** The values a shared text may name. */
function placeholdersOf(key: string): readonly string[] {
  return Object.hasOwn(commonTexts, key) ? commonTexts[key as keyof typeof commonTexts] : [];
}

function intentProblems(name: string, intent: Intent): Problem[] {
  const at = ['intents', name];
  const problems: Problem[] = [];
  const needed = textsOf(intent.action);
  // A flow's intent may say a shared text in its own words.
  const allowed = flowOf(intent.action) ? { ...commonTexts, ...needed } : needed;
  const given = intent.replies ?? {};
  if ((name === 'none') !== (intent.action === 'miss')) {
    problems.push({
      path: [...at, 'action'],
      message: 'The action miss belongs to the intent none, and only to it',
    });
  }
  if (intent.reason && intent.action !== 'handover') {
    problems.push({
      path: [...at, 'reason'],
      message: 'A reason is for the action handover; remove it',
    });
  }
  for (const key of Object.keys(needed)) {
    if (!given[key]) {
      problems.push({
        path: [...at, 'replies'],
        message: `${name} does ${intent.action} and needs a reply named ${key}`,
      });
    }
  }
  for (const [key, variants] of Object.entries(given)) {
    const placeholders = allowed[key];
    const path = [...at, 'replies', key];
    if (placeholders) problems.push(...textProblems(variants, placeholders, path));
    else problems.push({ path, message: `${intent.action} never says ${key}; remove it` });
  }
  if (locales.every((locale) => !intent.utterances[locale]?.length)) {
    problems.push({
      path: [...at, 'utterances'],
      message: `${name} has no utterance to learn from; give some`,
    });
  }
  return problems;
}

function textProblems(
  variants: ReplyVariants,
  placeholders: readonly string[],
  path: (string | number)[],
): Problem[] {
  const problems: Problem[] = [];
  for (const locale of locales) {
    for (const [index, text] of variants[locale].entries()) {
      const at = [...path, locale, index];
      for (const [, name = ''] of text.matchAll(/\{([^{}]*)\}/g)) {
        if (placeholders.includes(name)) continue;
        const known = placeholders.map((placeholder) => `{${placeholder}}`).join(' ') || 'none';
        problems.push({ path: at, message: `{${name}} is not filled here; there is ${known}` });
      }
      const promise = promiseIn(text);
      if (promise) {
        problems.push({ path: at, message: `promises "${promise}"; say it without a promise` });
      }
    }
  }
  return problems;
}
