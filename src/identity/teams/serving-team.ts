import type { BusinessHours, Locale } from '../../protocol/index.js';
import { isOpen } from './business-hours.js';

/** What a conversation needs of whoever takes it. What is unknown asks for nothing. */
export interface Needs {
  intent?: string | undefined;
  language?: Locale | undefined;
  /** Divisions the customer's matter is about. */
  adcodes?: string[] | undefined;
  /** Whose customer it is. */
  company?: string | undefined;
}

export interface Team {
  id: string;
  isDefault: boolean;
  mode: 'automatic' | 'pick';
  skills: string[];
  languages: Locale[];
  regions: string[];
  companies: string[];
  hours: BusinessHours | null;
  overflowTeamId: string | null;
  overflowAfterMs: number;
}

/** Somebody who is there. */
export interface Person {
  id: string;
  /** The teams they are in; none: the default one. */
  teamIds: readonly string[];
  skills: readonly string[];
  languages: readonly string[];
  regions: readonly string[];
}

/**
 * The team a conversation waits for: of all that are for its matter, the one that asks for most
 * of it. The default team takes what none is for.
 */
export function teamFor(needs: Needs, teams: readonly Team[]): Team | undefined {
  const [best] = teams
    .filter((team) => !team.isDefault && fits(needs, team))
    .sort((a, b) => narrowness(b) - narrowness(a) || a.id.localeCompare(b.id));
  return best ?? teams.find(({ isDefault }) => isDefault);
}

/**
 * Who is asked to take a conversation. Its own team while it is open and somebody is there, with
 * the overflow team after the limit; else the overflow and the default team; else whoever is
 * there, so that nothing waits for a team that cannot come. Among them, until the limit, only
 * those with the language, the skill and the region, where there are any.
 *
 * @param people who may take it by their tier
 */
export function servingPeople<P extends Person>(
  { needs, teamId, queuedAt }: { needs: Needs; teamId: string; queuedAt: Date },
  teams: readonly Team[],
  people: readonly P[],
  now: Date,
): P[] {
  const own = teams.find(({ id }) => id === teamId);
  const over = teams.find(({ id }) => id === own?.overflowTeamId);
  const fallback = teams.find(({ isDefault }) => isDefault);
  const isLate = own !== undefined && now.getTime() - queuedAt.getTime() >= own.overflowAfterMs;
  const ofOpen = (...asked: (Team | undefined)[]) =>
    people.filter((person) =>
      asked.some((team) => team && isOpen(team.hours, now) && isIn(person, team)),
    );
  const [serving = []] = [
    ofOpen(own, isLate ? over : undefined),
    ofOpen(over),
    ofOpen(fallback),
  ].filter(({ length }) => length > 0);
  const there = serving.length > 0 ? serving : [...people];
  if (over && isLate) return there;
  const speaking = preferring(there, ({ languages }) => covers(languages, needs.language));
  const skilled = preferring(speaking, ({ skills }) => masters(skills, needs.intent));
  return preferring(skilled, ({ regions }) => lies(needs.adcodes, regions));
}

function fits(needs: Needs, { skills, languages, regions, companies }: Team): boolean {
  return (
    masters(skills, needs.intent) &&
    covers(languages, needs.language) &&
    covers(companies, needs.company) &&
    lies(needs.adcodes, regions)
  );
}

/** Whose customer it is goes first; then skill is the rarest, then the region, the language. */
function narrowness({ skills, languages, regions, companies }: Team): number {
  const asked = [companies, skills, regions, languages];
  return asked.reduce((sum, { length }) => 2 * sum + (length > 0 ? 1 : 0), 0);
}

function isIn({ teamIds }: Person, { id, isDefault }: Team): boolean {
  return teamIds.includes(id) || (isDefault && teamIds.length === 0);
}

/** Without a list everything is mastered; with one, an unknown need is nobody's special skill. */
function masters(skills: readonly string[], intent: string | undefined): boolean {
  if (skills.length === 0) return true;
  return skills.some((skill) => intent === skill || intent?.startsWith(`${skill}.`));
}

/** Whether one of a few is asked for; without a list all are. */
function covers(few: readonly string[], asked: string | undefined): boolean {
  return few.length === 0 || (asked !== undefined && few.includes(asked));
}

/** Whether one of the places is in one of the regions; without regions everything is. */
function lies(adcodes: readonly string[] = [], regions: readonly string[]): boolean {
  return (
    regions.length === 0 ||
    adcodes.some((code) => regions.some((region) => code.startsWith(region)))
  );
}

function preferring<P>(people: P[], fit: (person: P) => boolean): P[] {
  const fitting = people.filter(fit);
  return fitting.length > 0 ? fitting : people;
}
