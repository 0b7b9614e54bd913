import { Converter } from 'opencc-js/cn2t';
import { pinyin } from 'pinyin-pro';
import type { Locale } from '../protocol/index.js';

/** Made when something is first told in Traditional characters: its tables take memory. */
let converter: ((text: string) => string) | undefined;

/** Chinese text in Traditional characters; the words stay those of the mainland. */
export function toTraditional(text: string): string {
  const convert = (converter ??= Converter({ from: 'cn', to: 'tw' }));
  return convert(text);
}

/** Names that English writes in its own way. */
const ENGLISH: Readonly<Record<string, string>> = {
  陕西省: 'Shaanxi',
  内蒙古自治区: 'Inner Mongolia',
  西藏自治区: 'Tibet',
  新疆维吾尔自治区: 'Xinjiang',
  广西壮族自治区: 'Guangxi',
  宁夏回族自治区: 'Ningxia',
  香港特别行政区: 'Hong Kong',
  澳门特别行政区: 'Macao',
  台湾省: 'Taiwan',
  台北市: 'Taipei',
  新北市: 'New Taipei',
  高雄市: 'Kaohsiung',
  台中市: 'Taichung',
  台南市: 'Tainan',
  桃园市: 'Taoyuan',
  哈尔滨市: 'Harbin',
  乌鲁木齐市: 'Urumqi',
  呼和浩特市: 'Hohhot',
  拉萨市: 'Lhasa',
};
/** 朝阳区 is Chaoyang, but 东区 stays whole. */
const KIND = /(?<=..)(?:特别行政区|新区|自治州|自治县|地区|省|市|区|县|盟|旗)$/;

/** The name of a place (Simplified, as GB/T 2260 writes it) as the language writes it. */
export function wordPlace(name: string, locale: Locale): string {
  if (locale === 'zh-CN' || !/\p{Script=Han}/u.test(name)) return name;
  if (locale === 'zh-TW') return toTraditional(name);
  const known = ENGLISH[name];
  if (known) return known;
  const syllables = pinyin(name.replace(KIND, ''), { toneType: 'none', type: 'array', v: true });
  // 西安 is Xi'an: without the mark it would be read as one syllable.
  const marked = syllables.map((one, at) => (at > 0 && /^[aeo]/.test(one) ? `'${one}` : one));
  const joined = marked.join('').replace(/[^a-zü']/g, '');
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}
