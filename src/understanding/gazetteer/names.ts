import { pinyin } from 'pinyin-pro';
import { normalize } from '../normalize.js';
import { abroad, COUNTRY_NAMES } from './abroad.js';
import { divisions, shortNames } from './divisions.js';
import { EVERYDAY_WORDS, WEAK_NAMES } from './everyday-words.js';
import { ENGLISH, NICKNAMES } from './nicknames.js';
import type { GazetteerPlace, Naming, Strength } from './place.js';

const byCode = new Map<string, GazetteerPlace>();
const byName = new Map<string, Naming[]>();
/** By UTF-16 code unit: whether a Chinese name begins with it. Most characters begin none. */
const begins = new Uint8Array(65_536);
/** By the first character of Chinese names: their lengths, the longest first. */
const lengths = new Map<string, number[]>();
/** By the first word of English names: how many words the longest has. */
const firstWords = new Map<string, number>();

/** Shorter pinyin of a county-level city is too often something else. */
const SHORTEST_COUNTY_PINYIN = 5;

/** 朝阳 alone is the one in Beijing, though there is a city of that name. */
const BEST_KNOWN = new Set(['110105']);
/** Large cities come first where a name is shared, then the order of the codes. */
const LARGE = '11 31 4403 4401 5101 3301 50 3201 4201 6101 12 3205 4101 4301 3702 3501 3502'.split(
  ' ',
);

for (const place of divisions()) addDivision(place);
for (const { place, names } of abroad()) {
  byCode.set(place.adcode, place);
  for (const name of names) addName(name, place, strengthOf(name, 'sure'));
}
for (const [name, code] of Object.entries({ ...ENGLISH, ...NICKNAMES, ...COUNTRY_NAMES })) {
  const place = byCode.get(code);
  if (place) addName(name, place, strengthOf(name, 'sure'));
}

/** The place of a code, or undefined where there is none. */
export function placeByAdcode(adcode: string): GazetteerPlace | undefined {
  return byCode.get(adcode);
}

/** What a name may stand for, the likeliest first. */
export function namingsOf(name: string): readonly Naming[] {
  return byName.get(name) ?? [];
}

/** Whether a Chinese name of a place begins with a code unit. */
export function beginsName(code: number): boolean {
  return begins[code] === 1;
}

/** How long the Chinese names are that begin with a character, the longest first. */
export function lengthsFrom(character: string): readonly number[] {
  return lengths.get(character) ?? [];
}

/** How many words the longest English name has that begins with a word; 0 where none does. */
export function wordsFrom(word: string): number {
  return firstWords.get(word) ?? 0;
}

let districtsBySound: Map<string, Naming[]> | null = null;

/** Districts and counties by their pinyin, for names such as `Wuhou District`. */
export function districtsSounding(word: string): readonly Naming[] {
  districtsBySound ??= readDistricts();
  return districtsBySound.get(word) ?? [];
}

function addDivision(place: GazetteerPlace): void {
  byCode.set(place.adcode, place);
  const { name, level } = place;
  // 东区, 城区 and the like name a place only behind their city.
  const generic = EVERYDAY_WORDS.has(name);
  addName(name, place, generic ? 'inside' : 'sure', true);
  // A city of its own (昆山, 义乌) is known by its short name.
  const small = level === 'district' && !name.endsWith('市');
  for (const short of shortNames(place)) {
    const everyday = level === 'district' && EVERYDAY_WORDS.has(short);
    addName(short, place, strengthOf(short, everyday ? 'inside' : small ? 'weak' : 'sure'));
  }
  const [short] = shortNames(place);
  if (!short || small) return;
  const spelled = spell(short);
  if (level !== 'district' || spelled.length >= SHORTEST_COUNTY_PINYIN) {
    addName(spelled, place, strengthOf(spelled, 'sure'));
  }
}

function addName(name: string, place: GazetteerPlace, strength: Strength, whole = false): void {
  // Texts are folded to Simplified before, and 乾县 with them.
  const { clean } = normalize(name);
  if (clean !== name) addName(clean, place, strength, whole);
  const naming = { place, strength, whole };
  const known = byName.get(name);
  if (!known) byName.set(name, [naming]);
  else if (known.some((other) => other.place === place)) return;
  else insert(known, naming);
  if (/^[a-z]/.test(name)) {
    const words = name.split(' ');
    const first = words[0] ?? name;
    firstWords.set(first, Math.max(firstWords.get(first) ?? 0, words.length));
    return;
  }
  const first = name[0] ?? '';
  begins[name.charCodeAt(0)] = 1;
  const sizes = lengths.get(first) ?? [];
  if (!sizes.includes(name.length)) sizes.push(name.length);
  lengths.set(
    first,
    sizes.sort((a, b) => b - a),
  );
}

function insert(namings: Naming[], naming: Naming): void {
  const rank = rankOf(naming.place);
  const at = namings.findIndex(({ place }) => rankOf(place) > rank);
  namings.splice(at < 0 ? namings.length : at, 0, naming);
}

function rankOf({ level, adcode }: GazetteerPlace): number {
  if (BEST_KNOWN.has(adcode)) return -1;
  if (level !== 'district') return 0;
  const large = LARGE.findIndex((prefix) => adcode.startsWith(prefix));
  return 1 + (large < 0 ? LARGE.length : large);
}

function strengthOf(name: string, otherwise: Strength): Strength {
  return otherwise === 'sure' && WEAK_NAMES.has(name) ? 'weak' : otherwise;
}

function spell(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array', v: true }).join('');
}

function readDistricts(): Map<string, Naming[]> {
  const bySound = new Map<string, Naming[]>();
  for (const place of byCode.values()) {
    const [short] = place.level === 'district' ? shortNames(place) : [];
    if (!short) continue;
    const naming: Naming = { place, strength: 'sure', whole: true };
    const sound = spell(short);
    const known = bySound.get(sound);
    if (known) insert(known, naming);
    else bySound.set(sound, [naming]);
  }
  return bySound;
}
