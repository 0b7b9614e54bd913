import { parseNumber } from '../numbers.js';
import {
  dayFrom,
  monthDayOf,
  monthStart,
  nearest,
  weekdayOf,
  type Day,
  type Leaning,
} from './calendar.js';
import { DAY_WORDS, FEASTS } from './day-words.js';

/** A day that a text names. */
export interface NamedDay {
  day: Day;
  start: number;
  end: number;
  /** Minutes since midnight, where the words tell them (两小时后). */
  minutes?: number;
}

/** What the day is seen from. */
export interface Viewpoint {
  today: Day;
  /** Minutes since midnight of now. */
  minutes: number;
  leaning: Leaning;
}

interface Rule {
  /** A character without which the pattern cannot match. */
  needs: RegExp;
  pattern: RegExp;
  read: (match: RegExpMatchArray, view: Viewpoint) => Day | { day: Day; minutes: number } | null;
}

const N = '(\\d{1,2}|[一二三四五六七八九十]{1,3})';
/** 5号楼, 3号柜: no days. */
const NO_DAY = '(?![楼门柜线店院仓库机箱桌车窗位馆厅口坑地码里商馆]|货架|驿站|网点|公寓|厂房|电话)';

const alternatives = (words: Record<string, unknown>) =>
  Object.keys(words)
    .sort((a, b) => b.length - a.length)
    .join('|');

const RULES: Rule[] = [
  {
    needs: /\d{4}/,
    pattern: /(?<!\d)((?:19|20)\d\d)(?:年|([-/.]))(\d{1,2})(?:月|\2)(\d{1,2})(?!\d)[日号]?/g,
    read: ([, year, , month, day]) => date(year, month, day),
  },
  {
    needs: /\d{8}/,
    pattern: /(?<![\da-z-])(20[0-4]\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?![\d-])/g,
    read: ([, year, month, day]) => date(year, month, day),
  },
  {
    needs: /月/,
    pattern: new RegExp(
      `(?:(\\d{2})年|(去年|今年|明年)的?)?${N}月份?(?:${N}[日号]?(?![\\d个天元块公斤件])|(底|末|初|中旬|上旬|下旬))`,
      'g',
    ),
    read: ([, short, which, month, day, part], view) => {
      const number = numberOf(month);
      const inMonth = day ? numberOf(day) : { 初: 1, 上旬: 1, 中旬: 15, 下旬: 21 }[part ?? ''];
      const { year: thisYear } = monthDayOf(view.today);
      const shift = { 去年: -1, 今年: 0, 明年: 1 }[which ?? ''];
      const inYear = (year: number) =>
        inMonth === undefined
          ? lastOf(year, number)
          : dayFrom({ year, month: number, day: inMonth });
      if (short) return inYear(2000 + Number(short));
      if (shift !== undefined) return inYear(thisYear + shift);
      return nearest(
        [-1, 0, 1].map((by) => inYear(thisYear + by)),
        view.today,
        view.leaning,
      );
    },
  },
  {
    needs: /月/,
    pattern: new RegExp(
      `(上上个?|上个?|这个?|本|当|下下个?|下个?)?月(?:${N}[日号]${NO_DAY}|(底|末|初|中旬?))(?![部班])`,
      'g',
    ),
    read: ([, which = '', day, part], { today }) => {
      const by = { 上上: -2, 上: -1, 下: 1, 下下: 2 }[which.replace('个', '')] ?? 0;
      const start = monthStart(today, by);
      if (day) return start + numberOf(day) - 1;
      if (part === '底' || part === '末') return monthStart(today, by + 1) - 1;
      if (part !== '初') return start + 14;
      return which === '' && monthDayOf(today).day > 10 ? monthStart(today, 1) : start;
    },
  },
  {
    needs: /[号日]/,
    pattern: new RegExp(
      `(?<![\\d月.\\-/路街巷道弄村段里苑园栋第a-z一二三四五六七八九十])${N}[号日]${NO_DAY}`,
      'g',
    ),
    read: ([, day], { today, leaning }) => {
      const number = numberOf(day);
      if (number < 1 || number > 31) return null;
      const months = [-1, 0, 1].map((by) => {
        const { year, month } = monthDayOf(monthStart(today, by));
        return dayFrom({ year, month, day: number });
      });
      return nearest(months, today, leaning);
    },
  },
  {
    needs: /\d[./-]\d/,
    pattern:
      /(?<![\d./-])(1[0-2]|0?[1-9])(?:\/|[.-](?=\d{1,2}(?:[号日]| ?(?:寄|发|下单|买|之?前|来|取|到|能|送|派|可))))(3[01]|[12]\d|0?[1-9])(?![\d./]|-\d| ?(?:公斤|斤|kg|吨|磅|lb))[号日]?/g,
    read: ([, month, day], { today, leaning }) => {
      const { year } = monthDayOf(today);
      return nearest(
        [-1, 0, 1].map((by) => date(year + by, month, day)),
        today,
        leaning,
      );
    },
  },
  {
    needs: /[天日儿早晚夜晨明]/,
    pattern: new RegExp(`(?<![先之以])(?:${alternatives(DAY_WORDS)})`, 'g'),
    read: ([word], { today }) => today + (DAY_WORDS[word] ?? 0),
  },
  {
    needs: /[周期拜]/,
    pattern:
      /(?:(?<![赶不得])(上上|上)|(这|本|下下|下))?一?个?(?:周|星期|礼拜)([一二三四五六日天末1-6])(?![个家位年边遍天])/g,
    read: ([, back, on, name = ''], { today, leaning }) => {
      const which = back ?? on;
      const weekday =
        name === '末' ? 6 : '一二三四五六日'.indexOf(name.replace('天', '日')) + 1 || Number(name);
      const thisWeek = today - weekdayOf(today) + weekday;
      if (which) return thisWeek + 7 * ({ 上上: -2, 上: -1, 下: 1, 下下: 2 }[which] ?? 0);
      if (leaning === 'past' && thisWeek > today) return thisWeek - 7;
      return leaning === 'future' && thisWeek < today ? thisWeek + 7 : thisWeek;
    },
  },
  {
    needs: /[前后]/,
    pattern:
      /(半|\d{1,3}|[一二两三四五六七八九十]{1,3})(?:多)?个?(天|日|周|星期|礼拜|月|年|小时|钟头|分钟)(?:之|以)?([前后])(?![面台门])/g,
    read: ([, count = '', unit = '', side], view) => {
      const number = (count === '半' ? 0.5 : numberOf(count)) * (side === '前' ? -1 : 1);
      return shifted(number, unit, view);
    },
  },
  {
    needs: /[年节旦庆诞夜双]|618|[五六]一|十一/,
    pattern: new RegExp(
      `(?<![\\d一二三四五六七八九十周期第块元点])(?:(${alternatives(FEASTS)})|(年[底末])|(年初))(?![\\d一二三四五六七八九十个月])`,
      'g',
    ),
    read: ([, feast, yearEnd], { today, leaning }) => {
      const { year } = monthDayOf(today);
      if (yearEnd) return dayFrom({ year, month: 12, day: 31 });
      const [month, day] = FEASTS[feast ?? ''] ?? [1, 1];
      return nearest(
        [-1, 0, 1].map((by) => dayFrom({ year: year + by, month, day })),
        today,
        leaning,
      );
    },
  },
];

/** Nobody names more days; the rest would only cost time. */
const MOST = 20;

/** The days a text in Chinese names, in order; of two that overlap, the one of the earlier rule. */
export function chineseDays(text: string, view: (end: number) => Viewpoint): NamedDay[] {
  const named: NamedDay[] = [];
  for (const { needs, pattern, read } of RULES) {
    if (!needs.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      if (named.length >= MOST) break;
      const start = match.index;
      const end = start + match[0].length;
      if (named.some((other) => other.start < end && start < other.end)) continue;
      const day = read(match, view(end));
      if (day === null) continue;
      named.push({ ...(typeof day === 'number' ? { day } : day), start, end });
    }
  }
  return named.sort((a, b) => a.start - b.start);
}

function shifted(
  number: number,
  unit: string,
  view: Viewpoint,
): Day | { day: Day; minutes: number } {
  switch (unit) {
    case '周':
    case '星期':
    case '礼拜':
      return view.today + Math.round(number * 7);
    case '月':
      return inMonths(view.today, number);
    case '年':
      return inMonths(view.today, number * 12);
    case '小时':
    case '钟头':
    case '分钟': {
      const minutes = view.minutes + Math.round(number * (unit === '分钟' ? 1 : 60));
      return {
        day: view.today + Math.floor(minutes / 1440),
        minutes: ((minutes % 1440) + 1440) % 1440,
      };
    }
    default:
      return view.today + Math.trunc(number);
  }
}

function inMonths(today: Day, months: number): Day {
  if (!Number.isInteger(months)) return today + Math.round(months * 30);
  const { day } = monthDayOf(today);
  const start = monthStart(today, months);
  return Math.min(start + day - 1, monthStart(start, 1) - 1);
}

function lastOf(year: number, month: number): Day | null {
  const first = dayFrom({ year, month, day: 1 });
  return first === null ? null : monthStart(first, 1) - 1;
}

function date(year: string | number | undefined, month?: string, day?: string): Day | null {
  return dayFrom({ year: Number(year), month: numberOf(month), day: numberOf(day) });
}

function numberOf(text: string | undefined): number {
  return parseNumber(text ?? '') ?? Number.NaN;
}
