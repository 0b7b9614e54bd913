import type { Found } from '../found.js';
import { dayOf, SHANGHAI_MINUTES, writeDay, type Leaning } from './calendar.js';
import { chineseDays, type NamedDay, type Viewpoint } from './chinese-days.js';
import { chineseTimes, type NamedTime } from './chinese-times.js';
import { findEnglishDates } from './english-dates.js';

const CHINESE = /[\u4e00-\u9fff]/;
/** 2026-11-30 and 20261130 are written so in both languages. */
const NUMERIC_DATE = /(?<![a-z\d-])20\d\d(?:[-/.]\d{1,2}[-/.]\d|[01]\d[0-3]\d(?!\d))/;
/** Digits in a Chinese message are read as Chinese: a shelf 3-2-1015 is no date. */
const ENGLISH_WORD = /[a-z]{3}/;
/** Characters without which no date is written in Chinese. */
const MAY_BE_A_DATE =
  /[天日号月周期拜点时前后午晚节旦庆诞年儿晨夜早]|\d[./:-]\d|双1|618|十一|\d{8}/;
const PAST_AFTER =
  /^[^,，。;；!！?？]{0,7}?(?:[寄发买拍签送取付交派办投收](?:的|了)|寄出|(?:签收|揽收|发货|下单|送达|送到)[的了]|下的单?|开始|已经|到现在)/;
const FUTURE_AFTER =
  /^[^,，。;；!！?？]{0,6}?(?:来|上门|之?前|能|会|可以|送[到过来吧]|派送|取件|要|再|方便|有空|在家|到货)/;
/** 下午来取 is today's; 一下午 and 每天下午 are not. */
const BARE_PERIOD =
  /(?<![一整每天个日周期末])(?:上午|下午|中午|傍晚|晚上)(?=.{0,3}?(?:来|取|送|派|再|之前|上门|寄|发|能到|会到))/;
/** How far a time may stand from its day: 明天的下午三点, 周五大概三点. */
const CLOSE = 5;

/** Dates and times in a clean text as ISO 8601 in business time, relative to `now`, in order. */
export function findDates(clean: string, now: Date): Found<string>[] {
  const chinese = CHINESE.test(clean);
  const found = chinese && MAY_BE_A_DATE.test(clean) ? findChineseDates(clean, now) : [];
  if (found.length > 0) return found;
  if (!chinese && NUMERIC_DATE.test(clean)) return findChineseDates(clean, now);
  return chinese && !ENGLISH_WORD.test(clean) ? [] : findEnglishDates(clean, now);
}

function findChineseDates(clean: string, now: Date): Found<string>[] {
  const today = dayOf(now);
  const sinceMidnight = Math.floor(now.getTime() / 60_000) + SHANGHAI_MINUTES - today * 1440;
  const view = (end: number): Viewpoint => ({
    today,
    minutes: sinceMidnight,
    leaning: leaningOf(clean.slice(end, end + 12)),
  });
  const days = chineseDays(clean, view);
  const times = chineseTimes(clean).filter((time) => !days.some((day) => isIn(time, day)));
  const found = days.map((day) => {
    const at = times.findIndex((time) => isClose(clean, day, time));
    const [time] = at < 0 ? [] : times.splice(at, 1);
    return withTime(day, time);
  });
  for (const time of times) {
    if (time.sure && found.length === 0)
      found.push(withTime({ day: today, ...stretch(time) }, time));
  }
  if (found.length > 0) return found.sort((a, b) => a.start - b.start);
  const period = BARE_PERIOD.exec(clean);
  return period
    ? [{ value: writeDay(today), start: period.index, end: period.index + period[0].length }]
    : [];
}

function withTime(day: NamedDay, time: NamedTime | undefined): Found<string> {
  return {
    value: writeDay(day.day, time?.minutes ?? day.minutes),
    start: Math.min(day.start, time?.start ?? day.start),
    end: Math.max(day.end, time?.end ?? day.end),
  };
}

function isClose(clean: string, day: NamedDay, time: NamedTime): boolean {
  const gap = time.start - day.end;
  if (gap < -1) return day.start - time.end >= 0 && day.start - time.end <= 1;
  return (
    gap <= CLOSE && !/[,，。;；!！?？\d]/.test(clean.slice(day.end, Math.max(day.end, time.start)))
  );
}

function isIn(time: NamedTime, day: NamedDay): boolean {
  return time.start < day.end - 1 && day.start < time.start;
}

function stretch({ start, end }: NamedTime): { start: number; end: number } {
  return { start, end };
}

function leaningOf(after: string): Leaning {
  if (/^之?前/.test(after)) return 'future';
  if (PAST_AFTER.test(after)) return 'past';
  return FUTURE_AFTER.test(after) ? 'future' : null;
}
