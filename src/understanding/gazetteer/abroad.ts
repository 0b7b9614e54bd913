import type { GazetteerPlace } from './place.js';

/** Names of countries beside the standard ones, by ISO 3166 code. */
export const COUNTRY_NAMES: Record<string, string> = {
  中国大陆: 'CN',
  澳洲: 'AU',
  印尼: 'ID',
  大马: 'MY',
  南韩: 'KR',
  朝鲜: 'KP',
  北韩: 'KP',
  沙特: 'SA',
  纽西兰: 'NZ',
  寮国: 'LA',
  义大利: 'IT',
  狮城: 'SG',
  usa: 'US',
  america: 'US',
  'the us': 'US',
  'the states': 'US',
  'united states of america': 'US',
  uk: 'GB',
  england: 'GB',
  britain: 'GB',
  'great britain': 'GB',
  scotland: 'GB',
  korea: 'KR',
  'north korea': 'KP',
  turkey: 'TR',
  'czech republic': 'CZ',
  holland: 'NL',
  'the netherlands': 'NL',
  'the philippines': 'PH',
  uae: 'AE',
  myanmar: 'MM',
  burma: 'MM',
  'ivory coast': 'CI',
  'mainland china': 'CN',
};

/** Large cities abroad: UN/LOCODE, the Chinese names, then the English ones. */
const CITIES = `
JPTYO 东京 tokyo | JPOSA 大阪 osaka | JPUKY 京都 kyoto | JPYOK 横滨 yokohama | JPNGO 名古屋 nagoya
JPFUK 福冈 fukuoka | JPSPK 札幌 sapporo | JPUKB 神户 kobe | JPOKA 冲绳 okinawa
KRSEL 首尔 汉城 seoul | KRPUS 釜山 busan,pusan | KRINC 仁川 incheon | KRCJU 济州岛 jeju
THBKK 曼谷 bangkok | THCNX 清迈 chiang_mai | THHKT 普吉 普吉岛 phuket | THPYX 芭提雅 pattaya
VNSGN 胡志明 胡志明市 西贡市 ho_chi_minh,ho_chi_minh_city,saigon | VNHAN 河内 hanoi | VNDAD 岘港 da_nang,danang
MYKUL 吉隆坡 kuala_lumpur | MYPEN 槟城 penang | MYJHB 新山 johor_bahru | PHMNL 马尼拉 manila
PHCEB 宿务 cebu | IDJKT 雅加达 jakarta | IDSUB 泗水市 surabaya | IDDPS 巴厘岛 bali
KHPNH 金边 phnom_penh | LAVTE 万象 vientiane | MMRGN 仰光 yangon | INDEL 新德里 德里 delhi,new_delhi
INBOM 孟买 mumbai,bombay | INBLR 班加罗尔 bangalore,bengaluru | INMAA 金奈 chennai | INHYD 海得拉巴 hyderabad | INCCU 加尔各答 kolkata | BDDAC 达卡 dhaka | PKKHI 卡拉奇 karachi
AEDXB 迪拜 dubai | AEAUH 阿布扎比 abu_dhabi | SARUH 利雅得 riyadh | SAJED 吉达 jeddah | QADOH 多哈 doha
TRIST 伊斯坦布尔 istanbul | ILTLV 特拉维夫 tel_aviv | EGCAI 开罗 cairo | ZAJNB 约翰内斯堡 johannesburg
ZACPT 开普敦 cape_town | KENBO 内罗毕 nairobi | NGLOS 拉各斯 lagos | KZALA 阿拉木图 almaty
RUMOW 莫斯科 moscow | RULED 圣彼得堡 st_petersburg,saint_petersburg | RUVVO 海参崴 符拉迪沃斯托克 vladivostok
GBLON 伦敦 london | GBMNC 曼彻斯特 曼城 manchester | GBBHM 伯明翰 birmingham | GBLIV 利物浦 liverpool
GBEDI 爱丁堡 edinburgh | GBLDS 利兹 leeds | IEDUB 都柏林 dublin | FRPAR 巴黎 paris | FRLYS 里昂 lyon
FRMRS 马赛 marseille | DEBER 柏林 berlin | DEFRA 法兰克福 frankfurt | DEMUC 慕尼黑 munich | DEHAM 汉堡市 hamburg
DEDUS 杜塞尔多夫 dusseldorf | DECGN 科隆 cologne | NLAMS 阿姆斯特丹 amsterdam | NLRTM 鹿特丹 rotterdam
BEBRU 布鲁塞尔 brussels | ITROM 罗马 rome | ITMIL 米兰 milan | ITVCE 威尼斯 venice | ITFLR 佛罗伦萨 florence
ESMAD 马德里 madrid | ESBCN 巴塞罗那 barcelona | PTLIS 里斯本 lisbon | CHZRH 苏黎世 zurich | CHGVA 日内瓦 geneva
ATVIE 维也纳 vienna | PLWAW 华沙 warsaw | CZPRG 布拉格 prague | HUBUD 布达佩斯 budapest | GRATH 雅典 athens
SESTO 斯德哥尔摩 stockholm | NOOSL 奥斯陆 oslo | DKCPH 哥本哈根 copenhagen | FIHEL 赫尔辛基 helsinki
USNYC 纽约 new_york,new_york_city,nyc,manhattan,brooklyn | USLAX 洛杉矶 los_angeles,la | USSFO 旧金山 三藩市 san_francisco
USSEA 西雅图 seattle | USCHI 芝加哥 chicago | USBOS 波士顿 boston | USHOU 休斯顿 休斯敦 houston
USDAL 达拉斯 dallas | USMIA 迈阿密 miami | USLAS 拉斯维加斯 las_vegas,vegas | USWAS 华盛顿 washington
USPHL 费城 philadelphia | USATL 亚特兰大 atlanta | USSJC 圣何塞 san_jose | USSAN 圣地亚哥 san_diego
USPHX 凤凰城 phoenix | USDET 底特律 detroit | USDEN 丹佛 denver | USPDX 波特兰 portland | USHNL 夏威夷 檀香山 hawaii,honolulu
USORL 奥兰多 orlando | USAUS 奥斯汀 austin | CATOR 多伦多 toronto | CAVAN 温哥华 vancouver | CAMTR 蒙特利尔 montreal
CACAL 卡尔加里 calgary | CAOTT 渥太华 ottawa | MXMEX 墨西哥城 mexico_city | BRSAO 圣保罗 sao_paulo
BRRIO 里约热内卢 rio_de_janeiro | ARBUE 布宜诺斯艾利斯 buenos_aires | CLSCL 智利圣地亚哥 santiago | PELIM 利马 lima
AUSYD 悉尼 雪梨市 sydney | AUMEL 墨尔本 melbourne | AUBNE 布里斯班 brisbane | AUPER 珀斯 perth | AUADL 阿德莱德 adelaide
AUCBR 堪培拉 canberra | AUOOL 黄金海岸 gold_coast | NZAKL 奥克兰 auckland | NZCHC 基督城 christchurch | NZWLG 惠灵顿 wellington
MNULN 乌兰巴托 ulaanbaatar | LKCMB 科伦坡 colombo | NPKTM 加德满都 kathmandu
`;

/** ISO codes that Intl names though they are no countries of today, or are places of ours. */
const NOT_ABROAD = new Set(
  'HK MO TW AC CP CQ DD DG EA EU EZ FX IC QO SU TA UN XA XB YD YU ZR ZZ AN BU CS DY HV NH RH TP UK VD'.split(
    ' ',
  ),
);

/** Countries whose standard name is longer than anybody says. */
const SAID_SHORTER: Record<string, string> = { AE: '阿联酋', PS: '巴勒斯坦' };

/** A place abroad with all its names; English ones in lower case. */
export interface NamedAbroad {
  place: GazetteerPlace;
  names: string[];
}

/** Every country by its standard names, China among them, and the large cities. */
export function* abroad(): Generator<NamedAbroad> {
  const chinese = new Intl.DisplayNames('zh-CN', { type: 'region' });
  const english = new Intl.DisplayNames('en', { type: 'region' });
  for (const code of countryCodes(english)) {
    const standard = chinese.of(code) ?? code;
    const name = SAID_SHORTER[code] ?? standard;
    const plain = (english.of(code) ?? code).toLowerCase().replace(/ \(.*\)$/, '');
    yield {
      place: { adcode: code, level: 'country', province: '', city: '', name },
      names: [name, standard, plain],
    };
  }
  for (const entry of CITIES.trim().split(/\s*[|\n]\s*/)) {
    const [adcode = '', ...words] = entry.split(' ');
    const names = words.flatMap((word) => word.split(',')).map((word) => word.replaceAll('_', ' '));
    const [name = adcode] = names;
    yield { place: { adcode, level: 'city', province: '', city: name, name }, names };
  }
}

function* countryCodes(names: Intl.DisplayNames): Generator<string> {
  for (let first = 65; first <= 90; first++) {
    for (let second = 65; second <= 90; second++) {
      const code = String.fromCharCode(first, second);
      if (!NOT_ABROAD.has(code) && names.of(code) !== code) yield code;
    }
  }
}
