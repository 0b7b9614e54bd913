import { parseNumber } from '../numbers.js';

/** A time of day that a text names. */
export interface NamedTime {
  /** Since midnight; from 1440 on it is the next day's. */
  minutes: number;
  start: number;
  end: number;
  /** Whether it stands for itself. 三点 without more may be anything. */
  sure: boolean;
}

const PERIOD =
  '凌晨|清晨|早上|早晨|上午|中午|下午|午后|傍晚|晚上|夜里|半夜|(?<=[今明昨听前])[早晚夜晨]';
const N = '\\d{1,2}|[一二两三四五六七八九十]{1,3}';
const TIME = new RegExp(
  `(${PERIOD})? ?(?:(?<![\\d.:])(${N})(点钟|点整|点(?!五?公斤)|时(?=[\\d整半许左]|$|[,，。 ]))(半|一刻|三刻|(?:${N}|零[一二三四五六七八九])分?)?|(?<![\\d.:])([01]?\\d|2[0-4])[:：]([0-5]\\d)(?![\\d]))`,
  'g',
);
/** 三点来取: a time, not a point. */
const ACTION_AFTER =
  /^ ?(?:钟|来|取|到|送|派|上门|之?前|以?后|左右|寄|发|下班|开门|关门|能|可以|吧|行)/;

const MOST = 20;

/** The times of day in a text in Chinese. Without a word for the part of day, business hours. */
export function chineseTimes(text: string): NamedTime[] {
  if (!/[点时:]/.test(text)) return [];
  const times: NamedTime[] = [];
  for (const match of text.matchAll(TIME)) {
    if (times.length >= MOST) break;
    const [whole, period, hourWord, mark, part, clockHour, clockMinute] = match;
    const hour = parseNumber(hourWord ?? clockHour ?? '');
    if (hour === null || hour > 24) continue;
    // 早一点, 晚一点, 快一点 ask for no hour.
    if (hourWord === '一' && mark === '点' && !part && (!period || period.length === 1)) continue;
    const minute = clockMinute ? Number(clockMinute) : minutesOf(part);
    const end = match.index + whole.length;
    times.push({
      minutes: inDay(hour, period, clockHour !== undefined) * 60 + minute,
      start: match.index,
      end,
      sure:
        Boolean(period ?? clockMinute ?? part) ||
        mark !== '点' ||
        ACTION_AFTER.test(text.slice(end, end + 3)),
    });
  }
  return times;
}

function minutesOf(part: string | undefined): number {
  if (!part) return 0;
  const word = { 半: 30, 一刻: 15, 三刻: 45 }[part];
  const minutes = word ?? parseNumber(part.replace('分', '').replace('零', '')) ?? 0;
  return minutes < 60 ? minutes : 0;
}

/** The hour of the day, 0–24, that an hour of a part of the day is. */
function inDay(hour: number, period: string | undefined, clock: boolean): number {
  switch (period) {
    case '下午':
    case '午后':
    case '傍晚':
      return hour < 12 ? hour + 12 : hour;
    case '中午':
      return hour < 4 ? hour + 12 : hour;
    case '晚上':
    case '晚':
    case '夜':
    case '夜里':
      return hour === 12 ? 24 : hour >= 5 && hour < 12 ? hour + 12 : hour;
    case undefined:
      // Nobody delivers at three at night, nor before people are up.
      return !clock && hour >= 1 && hour < 8 ? hour + 12 : hour;
    default:
      return hour;
  }
}
