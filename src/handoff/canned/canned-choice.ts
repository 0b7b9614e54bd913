import type { CannedChoice, CannedLine, Locale } from '../../protocol/index.js';

/** Who looks for a reply, and what the conversation is about. */
export interface Seeker {
  /** The teams they are in, by name. */
  teams: readonly string[];
  /** Empty: everything. */
  skills: readonly string[];
  /** The latest matter of the conversation; undefined: not known. */
  intent: string | undefined;
  /** The customer's language. */
  locale: Locale;
}

/** The replies somebody may send, those for the matter first, else in the order of the files. */
export function choiceOf(
  canned: readonly CannedLine[],
  { teams, skills, intent, locale }: Seeker,
): CannedChoice['replies'] {
  return canned
    .filter((reply) => !reply.teams || reply.teams.some((team) => teams.includes(team)))
    .filter((reply) => !reply.skills || !skills.length || meet(reply.skills, skills))
    .map(({ shortcut, title, text, skills: own = [] }) => ({
      shortcut,
      title,
      text: text[locale],
      fitting: intent !== undefined && own.some((skill) => covers(skill, intent)),
    }))
    .sort((a, b) => Number(b.fitting) - Number(a.fitting));
}

/** Whether one of these is the same as, within, or around one of those. */
function meet(these: readonly string[], those: readonly string[]): boolean {
  return these.some((one) => those.some((other) => covers(one, other) || covers(other, one)));
}

/** `claim` covers `claim.lost`. */
function covers(skill: string, intent: string): boolean {
  return intent === skill || intent.startsWith(`${skill}.`);
}
