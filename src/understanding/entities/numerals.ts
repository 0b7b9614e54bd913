import { parseNumber } from './numbers.js';

/** A number as it stands in a text, in digits, Chinese or English words. */
export interface Numeral {
  value: number;
  start: number;
  end: number;
  script: 'arabic' | 'chinese' | 'english';
  /** Whether a letter stands right before it, as in A4 or x30. */
  glued: boolean;
}

/** 陆 and 伍 begin no number: 大陆一公斤. */
const CHINESE_START = '一壹二贰两俩三叁四肆五六七柒八捌九玖十拾零〇半';
const CHINESE_WITHIN = '零〇一壹二贰三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万';
/** No quantity is longer in Chinese characters. */
const LONGEST = 20;
const FRACTION = '零〇一二三四五六七八九';
/** Before these, 千 and 两 belong to the unit, not to the number: 3千克, 一千米. */
const UNIT_AFTER_THOUSAND = '克米瓦卡';

const ENGLISH = new Map(
  Object.entries({
    half: 0.5,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
    dozen: 12,
    hundred: 100,
    thousand: 1000,
  }),
);

/** What every numeral begins with. */
const BEGINNING = new RegExp(
  `[0-9${CHINESE_START}]|(?<![a-z])(?:${[...ENGLISH.keys()].join('|')})(?![a-z])`,
  'g',
);

/** The numbers of a clean text in order, none overlapping another. One pass. */
export function findNumerals(clean: string): Numeral[] {
  const numerals: Numeral[] = [];
  BEGINNING.lastIndex = 0;
  for (let hit = BEGINNING.exec(clean); hit; hit = BEGINNING.exec(clean)) {
    const numeral = numeralAt(clean, hit.index, hit[0]);
    if (numeral) numerals.push(numeral);
    BEGINNING.lastIndex = numeral?.end ?? hit.index + 1;
  }
  return numerals;
}

function numeralAt(text: string, start: number, beginning: string): Numeral | null {
  if (isDigit(text, start)) return arabicAt(text, start);
  const value = ENGLISH.get(beginning);
  return value === undefined
    ? chineseAt(text, start)
    : englishAt(text, start, start + beginning.length, value);
}

function arabicAt(text: string, start: number): Numeral {
  let end = digitsEnd(text, start);
  // 1,200 but not 12,34: three digits behind every comma.
  if (end - start <= 3) {
    while (text[end] === ',' && digitsEnd(text, end + 1) === end + 4) end += 4;
  }
  if (text[end] === '.' && isDigit(text, end + 1)) end = digitsEnd(text, end + 1);
  let value = Number(text.slice(start, end).replaceAll(',', ''));
  const spaced = text[end] === ' ' && scaleAt(text, end + 1) > 0 ? 1 : 0;
  const scale = scaleAt(text, end + spaced);
  if (scale) {
    end += 1 + spaced;
    value *= scale;
    const rest = digitsEnd(text, end);
    const within = scaleAt(text, rest);
    if (scale === 10_000 && rest === end + 1) {
      // 3万5 is 35 000, and so is 3万5千.
      value += Number(text.slice(end, rest)) * 1000;
      end = within === 1000 ? rest + 1 : rest;
    }
  }
  if (text.startsWith(' thousand', end)) {
    value *= 1000;
    end += ' thousand'.length;
  }
  if (text[end] === '\u2044' && isDigit(text, end + 1)) {
    const below = digitsEnd(text, end + 1);
    value /= Number(text.slice(end + 1, below)) || 1;
    end = below;
  }
  const before = text.charCodeAt(start - 1);
  return { value, start, end, script: 'arabic', glued: before >= 97 && before <= 122 };
}

function scaleAt(text: string, at: number): number {
  switch (text[at]) {
    case '万':
      return 10_000;
    case '千':
      return UNIT_AFTER_THOUSAND.includes(text[at + 1] ?? ' ') ? 0 : 1000;
    case '百':
      return 100;
    default:
      return 0;
  }
}

function chineseAt(text: string, start: number): Numeral | null {
  if (text[start] === '半') {
    return { value: 0.5, start, end: start + 1, script: 'chinese', glued: false };
  }
  let end = start + 1;
  while (end - start <= LONGEST && goesOn(text, start, end)) end++;
  if (end - start > LONGEST) return null;
  if (text[end] === '点' && FRACTION.includes(text[end + 1] ?? ' ')) {
    end += 2;
    while (end - start <= LONGEST && FRACTION.includes(text[end] ?? ' ')) end++;
  }
  const value = quantity(text.slice(start, end));
  return value === null ? null : { value, start, end, script: 'chinese', glued: false };
}

/** Whether a character continues the number; 千 of 千克 and 两 of 一两 do not. */
function goesOn(text: string, start: number, at: number): boolean {
  const character = text[at] ?? ' ';
  const next = text[at + 1] ?? ' ';
  if (character === '千') return !UNIT_AFTER_THOUSAND.includes(next) || next === ' ';
  if (character === '两') {
    // 一万两千; and 一两公斤, one or two.
    if ('百千万'.includes(next)) return true;
    return at === start + 1 && '一三'.includes(text[start] ?? ' ') && '公斤千吨'.includes(next);
  }
  return CHINESE_WITHIN.includes(character);
}

/** Of a guess between two (三五, 七八十, 一两百) the greater. */
function quantity(text: string): number | null {
  if (text.length === 1) return parseNumber(text);
  const first = text[1] === '两' ? { 一: '二', 三: '三' }[text[0]!] : undefined;
  const plain = first ? first + text.slice(2) : text;
  return parseNumber(plain === '三五' ? '五' : plain);
}

/** `twenty five`, `two hundred`, `two and a half`, `half a`, `a dozen`. */
function englishAt(text: string, start: number, firstEnd: number, first: number): Numeral {
  let value = first;
  let end = firstEnd;
  for (;;) {
    const next = end + 1;
    if (text[end] !== ' ' && text[end] !== '-') break;
    const nextEnd = wordEnd(text, next);
    const word = text.slice(next, nextEnd);
    const more = ENGLISH.get(word);
    if (more === undefined || word === 'half') break;
    if (more >= 100 || word === 'dozen') value *= more;
    else if (value >= 20 && more < 10) value += more;
    else break;
    end = nextEnd;
  }
  if (text.startsWith(' and a half', end)) {
    value += 0.5;
    end += ' and a half'.length;
  }
  return { value, start, end, script: 'english', glued: false };
}

function wordEnd(text: string, start: number): number {
  let end = start;
  for (let code = text.charCodeAt(end); code >= 97 && code <= 122; code = text.charCodeAt(end))
    end++;
  return end;
}

function digitsEnd(text: string, start: number): number {
  let end = start;
  while (isDigit(text, end)) end++;
  return end;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
