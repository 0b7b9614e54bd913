import { locales } from '../protocol/index.js';
import type { Intent, IntentAction, IntentFile, ReplyVariants } from '../protocol/index.js';

/** Something an intent file may not say, and where it says it. */
export interface Problem {
  path: (string | number)[];
  message: string;
}

/** The texts each action says, with the placeholders that it fills. */
const actionReplies: Record<IntentAction, Record<string, string[]>> = {
  reply: { answer: [] },
  handover: { answer: [] },
  track_parcel: {
    ask_waybill: [],
    found: ['waybill', 'state', 'city', 'time'],
    not_found: ['waybill'],
  },
  quote_price: {
    ask_from: [],
    ask_to: [],
    ask_weight: [],
    quoted: ['from', 'to', 'weight', 'price'],
    no_rate: ['from', 'to'],
  },
  find_outlet: { ask_place: [], found: ['place', 'count'], none_found: ['place'] },
  affirm: { answer: [] },
  deny: { answer: [] },
  miss: {},
};

/** The texts that belong to no single intent; some file has to give each. */
export const commonReplies = [
  'greeting',
  'not_understood',
  'not_understood_again',
  'handing_over',
  'handing_over_angry',
  'cancelled',
] as const;

/** The intents that the dialogue falls back on or offers. */
export const neededIntents = [
  'tracking.where',
  'price.quote',
  'outlet.find',
  'chat.human',
  'none',
] as const;

/** What no desk can keep. Source: domain facts, section 8. */
const PROMISE =
  /保证|保證|一定|绝对|絕對|百分之?百|100\s*[%％]|\b(?:guarantee[ds]?|definitely|promise[ds]?)\b/i;

/** What is wrong with the contents of a file whose shape is right. */
export function problemsOf(file: IntentFile): Problem[] {
  return [
    ...Object.entries(file.intents).flatMap(([name, intent]) => intentProblems(name, intent)),
    ...Object.entries(file.replies ?? {}).flatMap(([key, variants]) =>
      textProblems(variants, [], ['replies', key]),
    ),
  ];
}

function intentProblems(name: string, intent: Intent): Problem[] {
  const at = ['intents', name];
  const problems: Problem[] = [];
  const needed = actionReplies[intent.action];
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
    const placeholders = needed[key];
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
  placeholders: string[],
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
      const promise = PROMISE.exec(text)?.[0];
      if (promise) {
        problems.push({ path: at, message: `promises "${promise}"; say it without a promise` });
      }
    }
  }
  return problems;
}
