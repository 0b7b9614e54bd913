import * as en from 'chrono-node/en';
import type { ParsedComponents, ParsedResult } from 'chrono-node';
import type { Found } from '../found.js';
import {
  type Day,
  type Leaning,
  dayOf,
  monthDayOf,
  monthStart,
  dayFrom,
  nearest,
  SHANGHAI_MINUTES,
  writeDay,
} from './calendar.js';

const MAY_BE_A_DATE =
  /\d[:/]\d|\d{4}-\d|tomorrow|today|yesterday|tonight|(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|\d(?:st|nd|rd|th)\b|\d ?[ap]\.?m\b|noon|midnight|week|month|\bdays? (?:ago|later)|\bin (?:\d+|a|an|one|two|three|four|five|six|seven|ten) |\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|\d (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/;
const PAST =
  /\b(?:made|filed|submitted|complained|came|went|took|sent|shipped|ordered|mailed|posted|was|were|did|since|bought|ago|delivered|signed|dropped|picked|been|last|dated|arrived|on its way)\b/;
/** `chrono-node` takes time that grows with the square of the text: its beginning must do. */
const LONGEST_READ = 500;
/** What chrono does not know. */
const AROUND_TOMORROW = /(?:the )?day after tomorrow|(?:the )?day before yesterday/;
const OF_MONTH =
  /\b(?:on|by|before|until|till|for|from|the)(?: the)? (\d{1,2})(?:st|nd|rd|th)\b(?! (?:floor|street|st|ave|avenue|road|time|attempt|day|package|parcel|(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))/;
/** By Friday lies ahead, whatever was. */
const LIMIT_BEFORE = /\b(?:by|before|until|till)(?: the)? $/;
/** A length of time, a part of a day or a shelf is no date. */
const NO_DATE =
  /^(?:for |within |now$|at \d{1,2}$|second|\d+-\d+-\d+$|\d+ ?(?:-|to) ?\d+$|[a-z0-9]+ (?:minutes?|days?|weeks?|hours?|months?|years?)$|(?:next|last|this|past) (?:week|month|year)$|(?:the )?(?:morning|afternoon|evening|night)s?$)/;

/** Dates and times in a clean English text; `chrono-node` reads all but a few. */
export function findEnglishDates(text: string, now: Date): Found<string>[] {
  const clean = text.slice(0, LONGEST_READ);
  if (!MAY_BE_A_DATE.test(clean)) return [];
  const own = ownDates(clean, now);
  if (own.length > 0) return own;
  const reference = { instant: now, timezone: SHANGHAI_MINUTES };
  const leaning = PAST.test(clean) ? 'past' : 'future';
  const moments = en
    .parse(clean, reference)
    .filter(
      ({ text: words, index }) => !NO_DATE.test(words) && !clean.slice(0, index).endsWith('good '),
    )
    .map((result) => {
      const limit = LIMIT_BEFORE.test(clean.slice(0, result.index));
      return momentOf(result, dayOf(now), limit ? 'future' : leaning);
    });
  return together(moments).map(({ day, minutes, start, end }) => ({
    value: writeDay(day, minutes),
    start,
    end,
  }));
}

interface Moment {
  day: Day;
  minutes: number | undefined;
  /** Whether the words name a day, not only a time. */
  dayKnown: boolean;
  start: number;
  end: number;
}

function momentOf(result: ParsedResult, today: Day, leaning: Leaning): Moment {
  const { start: parsed, index, text } = result;
  const minutes = Math.floor(result.date().getTime() / 60_000) + SHANGHAI_MINUTES;
  const day = Math.floor(minutes / 1440);
  return {
    day: /next|last|this|past/.test(text) ? day : dayMeant(parsed, day, today, leaning),
    minutes: parsed.isCertain('hour') ? inBusiness(minutes % 1440, parsed) : undefined,
    dayKnown: parsed.isCertain('day') || parsed.isCertain('weekday'),
    start: index,
    end: index + text.length,
  };
}

/** Nobody collects at 4:30 at night, unless they say so. */
function inBusiness(minutes: number, parsed: ParsedComponents): number {
  const afternoon = !parsed.isCertain('meridiem') && minutes >= 60 && minutes < 7 * 60;
  return afternoon ? minutes + 720 : minutes;
}

/** `9am on the 30th of November`: a time and the day it is of. */
function together([first, second, ...rest]: Moment[]): Moment[] {
  if (!first) return [];
  if (!second || first.dayKnown || !second.dayKnown || second.minutes !== undefined) {
    return [first, ...(second ? [second] : []), ...rest];
  }
  return [{ ...second, minutes: first.minutes, start: first.start }, ...rest];
}

/** Of a weekday or a day of the year without its year, the one on the side the words lean to. */
function dayMeant(parsed: ParsedComponents, day: Day, today: Day, leaning: Leaning): Day {
  if (parsed.isCertain('weekday') && !parsed.isCertain('day')) {
    return nearest([day - 7, day, day + 7], today, leaning) ?? day;
  }
  if (!parsed.isCertain('day') || !parsed.isCertain('month') || parsed.isCertain('year'))
    return day;
  const { year, month, day: ofMonth } = monthDayOf(day);
  const days = [-1, 0, 1].map((by) => dayFrom({ year: year + by, month, day: ofMonth }));
  return nearest(days, today, leaning) ?? day;
}

function ownDates(clean: string, now: Date): Found<string>[] {
  const today = dayOf(now);
  const around = AROUND_TOMORROW.exec(clean);
  if (around) {
    const by = around[0].endsWith('tomorrow') ? 2 : -2;
    const end = around.index + around[0].length;
    return [{ value: writeDay(today + by), start: around.index, end }];
  }
  const ofMonth = OF_MONTH.exec(clean);
  if (!ofMonth?.[1]) return [];
  const months = [-1, 0, 1].map((by) => {
    const { year, month } = monthDayOf(monthStart(today, by));
    return dayFrom({ year, month, day: Number(ofMonth[1]) });
  });
  const day = nearest(months, today, PAST.test(clean) ? 'past' : 'future');
  const start = ofMonth.index + ofMonth[0].search(/\d/);
  return day === null
    ? []
    : [{ value: writeDay(day), start, end: ofMonth.index + ofMonth[0].length }];
}
