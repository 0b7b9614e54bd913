import { publicEventText } from '../../logistics/public-event-text.js';
import { maskPersonalData } from '../../platform/personal-data.js';
import { figuresIn } from '../../understanding/index.js';

/** Longer stories teach the bot nothing that a sentence does not. */
const LONGEST = 120;
const SHORTEST = 2;
const MASK = '***';

/** Nobody's number: it is read as a waybill or a phone, as the customer's own was. */
const STAND_INS: Readonly<Record<string, string>> = {
  waybill: 'YT0000000000000',
  phone: '13800000000',
};

const PHONE = STAND_INS['phone'];

/** What customers write of themselves; the first group stays in front of the mask. */
const PERSONAL: readonly RegExp[] = [
  // 我叫张三, 姓名：李四, my name is Li Si.
  /((?:我叫|我的名字[是叫]|姓名\s*(?:为|是|[:：])?|名字[是叫:：]|收件人是|寄件人是)\s*)[\p{Script=Han}·]{2,4}/gu,
  /\b(my name is |i am called |name: ?)[a-z]+(?: [a-z]+)?/giu,
  // 张三先生, 王女士.
  /()(?<=^|[\s，,。是给找])[\p{Script=Han}]{1,3}(?=先生|女士|小姐|太太)/gu,
  // 李娟 13922228888, 13922228888 李娟.
  new RegExp(
    `()(?<!\\p{Script=Han})[\\p{Script=Han}·]{2,3}(?<![是为為码碼话話机機号號给給打])(?=[\\s，,：:]*${PHONE})`,
    'gu',
  ),
  new RegExp(`(${PHONE}\\s+)[\\p{Script=Han}·]{2,3}(?!\\p{Script=Han})`, 'gu'),
  // 幸福路8号3单元201: the part of an address that points at a door.
  /()[\p{Script=Han}]{0,8}?(?:路|街|大道|巷|弄|胡同|村|小区|花园|苑|大厦)\s*\d+[\d\s\-A-Za-z号號弄栋棟幢座单元單元室楼樓层層户戶]*/gu,
  /()(?<!\d)\d+(?:号楼|號樓|栋|棟|幢|单元|單元|室)[\d\s\-A-Za-z号號栋棟幢座单元單元室楼樓层層户戶]*/gu,
  /()\b\d+[a-z]? (?:[a-z]+ ){1,3}(?:street|st|road|rd|avenue|ave|lane|drive)\b/giu,
];

/**
 * A customer's message as an utterance, without anything that tells who wrote it: numbers of
 * parcels and phones become stand-ins that are read alike, names and addresses are masked.
 *
 * @returns null where it is too long or too short to teach anything
 * @example asUtterance('帮我查YT8812345678901') // '帮我查YT0000000000000'
 */
export function asUtterance(text: string): string | null {
  let masked = text
    .replace(/[\p{L}\p{N}＋－．＠＿]+/gu, (run) => run.normalize('NFKC'))
    .replace(/\s+/g, ' ')
    .trim();
  for (const { kind, start, end } of figuresIn(masked).reverse()) {
    const standIn = STAND_INS[kind];
    if (standIn) masked = masked.slice(0, start) + standIn + masked.slice(end);
  }
  masked = PERSONAL.reduce((kept, pattern) => kept.replace(pattern, `$1${MASK}`), masked);
  masked = apart(masked, (part) => maskPersonalData(publicEventText(part)));
  const letters = masked.replace(/[^\p{L}]/gu, '').length;
  return letters >= SHORTEST && masked.length <= LONGEST ? masked : null;
}

/** Applies to what lies between the stand-ins, which are nobody's data. */
function apart(text: string, mask: (part: string) => string): string {
  const standIns = new RegExp(`(${Object.values(STAND_INS).join('|')})`);
  return text
    .split(standIns)
    .map((part, at) => (at % 2 === 1 ? part : mask(part)))
    .join('');
}
