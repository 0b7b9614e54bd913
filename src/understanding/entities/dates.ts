import { en, zh } from 'chrono-node';
import type { Found } from './found.js';

/** Business time has no daylight saving: minutes east of Greenwich of Asia/Shanghai. */
const SHANGHAI_MINUTES = 480;
const MAY_BE_A_DATE =
  /[今明昨前后当]天|[今明昨][早晚]|大[前后]天|[早晚上中下]午|晚上|凌晨|星期|礼拜|[上下这本]?周[一二三四五六日天末]|\d[点号日月时:/]|[一二三四五六七八九十][点号日月]|\d{4}-\d|tomorrow|today|yesterday|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d(?:st|nd|rd|th)|\d ?[ap]m|next|last|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/;

/** Dates and times in a clean text as ISO 8601 in business time, relative to `now`. */
export function findDates(clean: string, now: Date): Found<string>[] {
  if (!MAY_BE_A_DATE.test(clean)) return [];
  const reference = { instant: now, timezone: SHANGHAI_MINUTES };
  const parser = /\p{Script=Han}/u.test(clean) ? zh.hans : en;
  return parser
    .parse(clean.replace(/礼拜/g, '星期').replace(/(\d)号/g, '$1日'), reference)
    .map((result) => {
      const shifted = new Date(result.date().getTime() + SHANGHAI_MINUTES * 60_000).toISOString();
      const value = result.start.isCertain('hour')
        ? `${shifted.slice(0, 16)}+08:00`
        : shifted.slice(0, 10);
      return { value, start: result.index, end: result.index + result.text.length };
    });
}
