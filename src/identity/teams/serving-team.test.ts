import { describe, expect, test } from '@jest/globals';
import { servingPeople, teamFor, type Needs, type Person, type Team } from './serving-team.js';

const team = (id: string, own: Partial<Team> = {}): Team => ({
  id,
  isDefault: false,
  mode: 'automatic',
  skills: [],
  languages: [],
  regions: [],
  companies: [],
  hours: null,
  overflowTeamId: null,
  overflowAfterMs: 0,
  ...own,
});
const closed = {
  timeZone: 'Asia/Shanghai',
  week: [[], [], [], [], [], [], []],
  holidays: 'none' as const,
  exceptions: [],
};
const fallback = team('default', { isDefault: true });

describe('teamFor', () => {
  const claims = team('claims', { skills: ['claim'] });
  const east = team('east', { regions: ['33', '3101'] });
  const eastClaims = team('east-claims', { skills: ['claim'], regions: ['33'] });
  const english = team('english', { languages: ['en'] });
  const jieli = team('jieli', { companies: ['jieli', 'jieli-cold'] });
  const all = [fallback, claims, east, eastClaims, english, jieli];
  test.each<[string, Needs, string]>([
    ['nothing is known', {}, 'default'],
    ['an area', { intent: 'claim.lost', language: 'zh-CN' }, 'claims'],
    ['an area is no beginning of a word', { intent: 'claims.lost' }, 'default'],
    ['a region', { intent: 'tracking.where', adcodes: ['330106'] }, 'east'],
    ['another region', { adcodes: ['110101'] }, 'default'],
    ['a part of a province', { adcodes: ['310115'] }, 'east'],
    ['the narrowest wins', { intent: 'claim.lost', adcodes: ['330106'] }, 'east-claims'],
    ['a language', { intent: 'tracking.where', language: 'en' }, 'english'],
    ['a company', { intent: 'tracking.where', company: 'jieli-cold' }, 'jieli'],
    ['another company', { company: 'other' }, 'default'],
    ['the company before all else', { intent: 'claim.lost', company: 'jieli' }, 'jieli'],
    ['skill before language', { intent: 'claim.lost', language: 'en' }, 'claims'],
  ])('%s', (_case, needs, expected) => {
    expect(teamFor(needs, all)?.id).toBe(expected);
  });
});

describe('servingPeople', () => {
  const now = new Date('2026-11-23T10:00:00Z');
  const person = (id: string, teamIds: string[], own: Partial<Person> = {}): Person => ({
    id,
    teamIds,
    skills: [],
    languages: [],
    regions: [],
    ...own,
  });
  const a = team('a', { overflowTeamId: 'b', overflowAfterMs: 60_000 });
  const b = team('b');
  const inA = person('in-a', ['a']);
  const inB = person('in-b', ['b']);
  const free = person('free', []);
  const english = person('english', ['a'], { languages: ['en'] });
  const lost = person('lost', ['a'], { skills: ['claim.lost'] });
  const east = person('east', ['a'], { regions: ['33'] });
  const eastern = { adcodes: ['330106'] };
  const offA = team('a', { hours: closed, overflowTeamId: 'b' });
  const lonely = team('a', { hours: closed });
  test.each<[string, Team, Person[], number, Needs, string[]]>([
    ['its own team', a, [inA, inB, free], 0, {}, ['in-a']],
    ['before the limit', a, [inA, inB], 59, {}, ['in-a']],
    ['after it the other team too', a, [inA, inB, free], 60, {}, ['in-a', 'in-b']],
    ['an empty team overflows at once', a, [inB, free], 0, {}, ['in-b']],
    ['a closed one as well', offA, [inA, inB, free], 0, {}, ['in-b']],
    ['else the default team', lonely, [inA, inB, free], 0, {}, ['free']],
    ['else whoever is there', lonely, [inA, inB], 0, {}, ['in-a', 'in-b']],
    ['who is for everything', a, [english, lost], 0, { language: 'en' }, ['english']],
    ['who speaks the language', a, [english, inA], 0, { language: 'zh-CN' }, ['in-a']],
    ['who masters it', a, [english, lost], 0, { intent: 'claim.lost' }, ['lost']],
    ['who is for the place', a, [east, inA], 0, eastern, ['east', 'in-a']],
    ['who is for another place is not', a, [east, inA], 0, { adcodes: ['110101'] }, ['in-a']],
    ['who is for a place, of none', a, [east, inA], 0, {}, ['in-a']],
    ['nobody who does: everybody', a, [lost], 0, { intent: 'price.quote' }, ['lost']],
    ['nobody there', a, [], 0, {}, []],
  ])('%s', (_case, own, people, seconds, needs, expected) => {
    const queuedAt = new Date(now.getTime() - seconds * 1000);
    const served = servingPeople({ needs, teamId: 'a', queuedAt }, [fallback, own, b], people, now);
    expect(served.map(({ id }) => id)).toEqual(expected);
  });
});
