import { locales } from '../protocol/index.js';
import type { Intent, IntentFile } from '../protocol/index.js';
import type { Example, Teaching } from '../understanding/index.js';
import type { IntentFiles } from './intent-files.js';

/** Of the utterances of ordinary intents one in so many shows what a calm message looks like. */
const CALM_EVERY = 8;
/** Chatter and nonsense are read by nobody else: more of it has to show that it means no harm. */
const CALM_EVERY_OUTSIDE = 2;
/** Areas whose customers have a reason to be upset. */
const UPSETTING = new Set(['claim', 'complaint', 'urgent']);
/** What an intent that a person takes over by itself tells of the mood. */
const MOOD_OF_REASON: Readonly<Record<string, string>> = {
  life: 'life',
  safety: 'safety',
  regulator: 'regulator',
  asked_for_person: 'person',
};

/** The files as training needs them. */
export function teachingOf({ files, moods, concepts }: Omit<IntentFiles, 'faults'>): Teaching {
  const contents = files.map(({ content }) => content);
  return {
    intents: contents.flatMap(intentExamples),
    moods:
      moods.length === 0
        ? []
        : [...moods.flatMap(moodExamples), ...contents.flatMap(moodsOfIntents)],
    concepts,
    escalating: contents.flatMap(({ intents }) =>
      Object.entries(intents).flatMap(([name, { escalate }]) => (escalate ? [name] : [])),
    ),
    grave: Object.fromEntries(
      contents.flatMap(({ intents }) => Object.entries(intents).flatMap(graveIntent)),
    ),
  };
}

/** An intent that only a message of one mood can mean, and that mood. */
function graveIntent([name, { reason }]: [string, Intent]): [string, string][] {
  const mood = reason && MOOD_OF_REASON[reason];
  return mood ? [[name, mood]] : [];
}

function intentExamples({ intents }: IntentFile): Example[] {
  return Object.entries(intents).flatMap(([label, { title, utterances }]) =>
    locales.flatMap((locale) => {
      // A button sends the intent's title: it has to be understood as well.
      const texts = [...(utterances[locale] ?? []), ...(label === 'none' ? [] : [title[locale]])];
      return texts.map((text) => ({ label, text }));
    }),
  );
}

function moodExamples({ mood, messages }: IntentFiles['moods'][number]): Example[] {
  return locales.flatMap((locale) =>
    (messages[locale] ?? []).map((text) => ({ label: mood, text })),
  );
}

/** Intents teach moods too: gravity by their reason, calm by their ordinary wording. */
function moodsOfIntents({ area, intents }: IntentFile): Example[] {
  return Object.values(intents).flatMap(({ reason, escalate, utterances }) => {
    const texts = locales.flatMap((locale) => utterances[locale] ?? []);
    const grave = reason && MOOD_OF_REASON[reason];
    if (grave) return texts.map((text) => ({ label: grave, text }));
    if (escalate || UPSETTING.has(area)) return [];
    const every = area === 'none' ? CALM_EVERY_OUTSIDE : CALM_EVERY;
    return texts.filter((_, at) => at % every === 0).map((text) => ({ label: 'calm', text }));
  });
}
