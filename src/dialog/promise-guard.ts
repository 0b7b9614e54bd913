import type { Decision } from './decision.js';

/** What no desk can keep, in either language. Source: domain facts, section 8. */
const PROMISE =
  /保证|保證|一定|绝对|絕對|百分之?百|100\s*[%％]|\b(?:guarantee[ds]?|definitely|promise[ds]?)\b/i;
/** 「不一定」 and "not guaranteed" promise nothing. */
const DENIED =
  /不(?:能|敢|可|会|會)?(?:一定|保证|保證|绝对|絕對)|(?:not|cannot|can't|no) (?:be )?(?:guarantee[ds]?|promise[ds]?)/gi;

/** The words of a text that promise what nobody can keep, or null. */
export function promiseIn(text: string): string | null {
  return PROMISE.exec(text.replace(DENIED, ''))?.[0] ?? null;
}

/**
 * A decision whose texts promise nothing that nobody can keep: where one does (by a value filled
 * in, as the files are checked when they are read), a person says it in other words.
 * @param instead what is said in its place
 */
export function withoutPromises(decision: Decision, instead: () => string): Decision {
  const promise = decision.messages.map(({ text }) => promiseIn(text)).find((found) => found);
  if (!promise) return decision;
  return {
    ...decision,
    messages: [{ text: instead() }],
    state: { ...decision.state, pending: null, waiting: [] },
    action: 'handover',
    why: `${decision.why}; not said, as it promises "${promise}"`,
    handOver: decision.handOver ?? { reason: 'needs_person' },
  };
}
