import type { Understanding } from '../understanding/index.js';
import { nameIn } from './spoken-values.js';

const END = '，,。;；!！?？\\n';
/** What is called an address is one: 「地址：…」, "my address is …". */
const CALLED = new RegExp(
  `(?:地址|住址)(?:是|为|為|在|改[成为到為]|[换換]成|[:：])*\\s*([^${END}]{4,100})|address(?: is| to)?:? +([^;；!！?？\\n]{6,100})`,
  'i',
);
/** What a street and a house look like behind the name of their city. */
const STREET = /[路街道巷弄村里]|大厦|大廈|小区|小區|花园|花園|广场|廣場|学校|學校|公司/;
const HOUSE = /\d+\s*[号號栋棟幢楼樓室座弄巷]|[一二三四五六七八九十百]+[号號栋棟楼樓室]/;
/** A street with its number, and what it lies in, as English writes it. */
const ENGLISH =
  /(?:\b(?:flat|apt|apartment|unit|room|suite|floor|building|block)\.? ?#?[a-z0-9-]{1,6}, ?){0,3}\b\d+[a-z]? [a-z' ]{2,40}\b(?:street|st|road|rd|avenue|ave|lane|drive|boulevard)\b\.?(?:, ?[a-z0-9' ]{2,40}){0,3}/i;
/** What follows an address in the same breath. */
const BEHIND =
  /(?:上门|上門|来取|來取|取件|收件|寄到|寄往|发到|發到|送到|联系人|聯絡人|电话|電話|手机|手機|[（(]?1\d{10}).*$/;
/** 「改到…」: where to is no part of it. */
const AHEAD = /^[改寄送]?到\s*/;
const LONGEST = 200;

/** The address that a message names in passing, or null. */
export function addressIn({ text, entities }: Understanding): string | null {
  const called = CALLED.exec(text);
  const words = called?.[1] ?? called?.[2];
  if (words && HOUSE.test(words)) return trimmed(words);
  const street = ENGLISH.exec(text)?.[0];
  if (street) return withoutName(street, contactIn({ text, entities }));
  for (const place of [entities.place, entities.to, entities.from]) {
    if (!place) continue;
    const rest = text.slice(place.start).split(new RegExp(`[${END}]`))[0] ?? '';
    if (STREET.test(rest) && HOUSE.test(rest)) return trimmed(rest);
  }
  return null;
}

const PLACE_WORDS =
  /[路街巷弄村镇鎮乡鄉]|大道|街道|大厦|大廈|小区|小區|花园|花園|广场|廣場|大学|大學|学校|學校|医院|醫院|公司|酒店|宿舍|\b(?:street|st|road|rd|avenue|ave|lane|drive|building|floor|room|apartment|district|block)\b/i;

/** Whether an answer may be an address at all: 「等一下，到哪了」 is none. */
export function isLikeAddress({ text, entities, accepted }: Understanding): boolean {
  const { place, to, from } = entities;
  const isNamed = [place, to, from].some((found) => found !== undefined);
  return isNamed || /\d/.test(text) || (PLACE_WORDS.test(text) && !accepted);
}

/** The name that a number follows is no part of the address before it. */
function withoutName(address: string, name: string | null): string {
  const end = name ? address.lastIndexOf(name.slice(0, 12)) : -1;
  return (end > 0 ? address.slice(0, end) : address).replace(/[\s,]+$/, '');
}

function trimmed(words: string): string | null {
  const address = words.replace(AHEAD, '').replace(BEHIND, '').trim().slice(0, LONGEST);
  return address.length >= 6 ? address : null;
}

/** A name that stands beside a phone number: 「…，张三 13800001234」. */
const NAME =
  /^(?:\p{Script=Han}{2,4}|\p{Script=Han}{1,3}(?:先生|女士|小姐|老师|老師)|[a-z.'-]{2,20}(?: [a-z.'-]{2,20}){0,2})$/iu;

/** Who is to be called, where the message names somebody with a number; else null. */
export function contactIn({
  text,
  entities: { phone },
}: Pick<Understanding, 'text' | 'entities'>): string | null {
  if (!phone) return null;
  const before = text.slice(0, phone.start).split(new RegExp(`[${END}]`));
  const beside = before.at(-1)?.trim() ?? '';
  const words = beside === '' ? (before.at(-2) ?? '') : beside;
  const name = nameIn(`${words} `, { start: words.length, end: words.length + 1 })?.trim();
  return name && NAME.test(name) ? name : null;
}
