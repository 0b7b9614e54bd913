import { en, type ParsedComponents } from 'chrono-node';
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
  /\b(?:sent|shipped|ordered|mailed|posted|was|were|did|since|bought|ago|delivered|signed|dropped|picked|been|last|dated|arrived|on its way)\b/;
/** `chrono-node` takes time that grows with the square of the text: its beginning must do. */
const LONGEST_READ = 500;
/** What chrono does not know. */
const AROUND_TOMORROW = /(?:the )?day after tomorrow|(?:the )?day before yesterday/;
const OF_MONTH =
  /\b(?:on|by|before|until|till|for|from|the)(?: the)? (\d{1,2})(?:st|nd|rd|th)\b(?! (?:floor|street|st|ave|avenue|road|time|attempt|day|package|parcel))/;
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
  return en
    .parse(clean, reference)
    .filter(({ text, index }) => !NO_DATE.test(text) && !clean.slice(0, index).endsWith('good '))
    .map((result) => {
      const { start, index, text } = result;
      const minutes = Math.floor(result.date().getTime() / 60_000) + SHANGHAI_MINUTES;
      const day = /next|last|this|past/.test(text)
        ? Math.floor(minutes / 1440)
        : dayMeant(start, Math.floor(minutes / 1440), dayOf(now), leaning);
      const value = writeDay(day, start.isCertain('hour') ? minutes % 1440 : undefined);
      return { value, start: index, end: index + text.length };
    });
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
  if (
    !ofMonth?.[1] ||
    (/\d(?:st|nd|rd|th) (?:of )?[a-z]{3,9}/.test(clean.slice(ofMonth.index)) &&
      isMonth(clean.slice(ofMonth.index)))
  )
    return [];
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

function isMonth(text: string): boolean {
  return /\d(?:st|nd|rd|th) (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/.test(text);
}
