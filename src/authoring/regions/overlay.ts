import { createHash } from 'node:crypto';
import {
  locales,
  type Intent,
  type IntentFile,
  type IntentOverride,
  type OverrideState,
  type RegionFile,
} from '../../protocol/index.js';
import type { Example } from '../../understanding/index.js';

/** What a region says of its own. */
export interface Region extends RegionFile {
  /** A province or a city. */
  region: string;
}

/** An intent as a region has it. */
export function overlaid(intent: Intent, override: IntentOverride): Intent {
  const { title = intent.title, action = intent.action } = override;
  // Why a person takes over belongs to what is done.
  const reason = override.action ? override.reason : (override.reason ?? intent.reason);
  const replies = { ...intent.replies, ...override.replies };
  return { ...intent, title, action, replies, reason };
}

/** The files as a region has them. What it overrides has to be there. */
export function overlaidFiles(files: IntentFile[], { intents = {}, replies = {} }: Region) {
  return files.map((file): IntentFile => {
    const own = Object.entries(intents).filter(([name]) => Object.hasOwn(file.intents, name));
    const changed = own.flatMap(([name, override]) => {
      const intent = file.intents[name];
      return intent ? [[name, overlaid(intent, override)] as const] : [];
    });
    const shared = Object.entries(replies).filter(
      ([key]) => file.replies && Object.hasOwn(file.replies, key),
    );
    return {
      ...file,
      intents: { ...file.intents, ...Object.fromEntries(changed) },
      ...(file.replies && { replies: { ...file.replies, ...Object.fromEntries(shared) } }),
    };
  });
}

/** What a region's customers say in words of their own. */
export function phrasesOf({ intents = {} }: RegionFile): Example[] {
  return Object.entries(intents).flatMap(([label, { utterances = {} }]) =>
    locales.flatMap((locale) => (utterances[locale] ?? []).map((text) => ({ label, text }))),
  );
}

/** How much of the head office's intents and shared texts a region changes, 0–1. */
export function shareChanged(files: IntentFile[], { intents = {}, replies = {} }: RegionFile) {
  const all = files.reduce(
    (sum, file) => sum + Object.keys(file.intents).length + Object.keys(file.replies ?? {}).length,
    0,
  );
  return all === 0 ? 0 : (Object.keys(intents).length + Object.keys(replies).length) / all;
}

/** Names what an intent says and does, whatever it is taught by. */
export function markOf({ title, action, reason, replies }: Intent): string {
  const said = JSON.stringify([title, action, reason, Object.entries(replies ?? {}).sort()]);
  return createHash('sha256').update(said).digest('hex').slice(0, 12);
}

/** Whether the head office has changed an intent since a region overrode it. */
export function stateOf(intent: Intent, { of }: IntentOverride): OverrideState {
  if (of === undefined) return 'unmarked';
  return of === markOf(intent) ? 'current' : 'outdated';
}

/** What is said in a region: of its city, else of its province, else everywhere. */
export function inRegion<T>(
  everywhere: T,
  regional: Readonly<Record<string, T>>,
  adcode: string | undefined,
): T {
  if (!adcode) return everywhere;
  return regional[`${adcode.slice(0, 4)}00`] ?? regional[`${adcode.slice(0, 2)}0000`] ?? everywhere;
}
