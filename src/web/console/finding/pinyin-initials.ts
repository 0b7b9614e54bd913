/** The first character of each initial by the collation of pinyin, in its order. */
const FIRST = [
  ['a', '阿'],
  ['b', '八'],
  ['c', '嚓'],
  ['d', '咑'],
  ['e', '妸'],
  ['f', '发'],
  ['g', '旮'],
  ['h', '铪'],
  ['j', '丌'],
  ['k', '咔'],
  ['l', '垃'],
  ['m', '妈'],
  ['n', '拏'],
  ['o', '噢'],
  ['p', '妑'],
  ['q', '七'],
  ['r', '呥'],
  ['s', '仨'],
  ['t', '他'],
  ['w', '屲'],
  ['x', '夕'],
  ['y', '丫'],
  ['z', '帀'],
] as const;

const pinyin = new Intl.Collator('zh-CN-u-co-pinyin');
const HAN = /\p{Script=Han}/u;
const known = new Map<string, string>();

/**
 * A text with the initial of its pinyin in place of every Chinese character: 「转给同事」 → `zgts`.
 * By the browser's own collation: a character with several readings gets its commonest.
 */
export function initialsOf(text: string): string {
  return [...text].map((character) => initialOf(character)).join('');
}

function initialOf(character: string): string {
  if (!HAN.test(character)) return character;
  const seen = known.get(character);
  if (seen !== undefined) return seen;
  const initial = FIRST.findLast(([, first]) => pinyin.compare(first, character) <= 0)?.[0] ?? '';
  known.set(character, initial);
  return initial;
}
