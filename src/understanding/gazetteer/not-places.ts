/**
 * Where the letters of a place are no place. Chinese writes no spaces: 今天水果 holds 天水,
 * 一张大床 and 上海鲜 hold their share. All tables are by characters, so that a look is cheap.
 */

/** By the first character of a name: what stands before it when it belongs to another word. */
const BELONGS_BEFORE: Record<string, string> = {
  天: '今昨明后前每当那几整第两三四五六七八九十一半隔聊风雨晴阴雪',
  日: '生节假今昨明近次往平昔工同当每首末期烈',
  上: '网线晚早路船车马身以加赶遇碰手街桌楼天世',
  中: '其途手集空高初家孙',
  大: '太很最更挺这么多不特超巨老放扩',
  东: '京房股',
  西: '东',
  成: '完做变分组达造形现拆弄碎摔压',
  合: '适符综配结组联集混',
  定: '一确决不肯固指约预必规锁制',
  湖: '西太庭岛东翠金星雁巢千镜龙',
  河: '黄银运淮护沙',
  海: '大出沿入',
  江: '长珠钱松嫩',
  安: '平治公保不晚早',
  济: '经救',
  重: '隆',
  太: '不',
  马: '宝罗亚',
  丽: '美',
  新: '最全更',
  高: '最提太更较',
  长: '很太特最更',
  包: '面红钱皮背外打书邮',
  三: '周期拜初第十二',
  四: '十第周期',
  通: '普交沟',
  开: '离拆打被已未没再可先能不',
  南: '指',
  宁: '安康',
  临: '光面',
  六: '周期拜十第',
  五: '周期拜十第',
  九: '十第',
  来: '出回过起本原上下',
  子: '箱盒柜桌架杆管袋孩车房棍梯椅鞋',
  厦: '大高商',
  索: '搜探线',
  个: '了一这那几两三卖有是买寄发整',
  离: '距远',
};

/** By name: what follows it when both are another word. */
const BELONGS_AFTER: Record<string, string[]> = {
  大连: ['衣裙', '裤', '体', '忙', '锁', '接', '着'],
  日照: ['片', '相', '常', '样', '旧', '顾'],
  上海: ['淘', '鲜'],
  威海: ['鲜'],
  珠海: ['鲜'],
  北海: ['鲜', '道'],
  东营: ['业', '销'],
  太原: ['谅'],
  大理: ['赔', '想', '由', '会', '石', '睬', '解', '念', '论'],
  大同: ['小异'],
  大庆: ['典', '祝'],
  长治: ['久安'],
  四平: ['方'],
  天津: ['贴'],
  天水: ['果', '泡', '货'],
  丽水: ['果'],
  衡水: ['果'],
  三明: ['治', '天', '早', '晚', '日', '显', '确'],
  平凉: ['席'],
  高邮: ['费', '资', '寄', '政', '件', '编'],
  阿里: ['巴', '旺', '云', '妈', '健', '钉', '拍', '国际', '集团'],
  中山: ['装', '陵', '公园', '大学', '医院', '东', '西', '北', '纪念'],
  朝阳: ['门', '群众'],
  加拿大: ['鹅'],
  印度: ['洋'],
  南通: ['知'],
  巴西: ['龟'],
  香港: ['脚'],
  泰安: ['全'],
  六安: ['全'],
  延安: ['全'],
  吉安: ['全'],
  雅安: ['全'],
  中国: '邮政 移动 联通 电信 银行 人 平安 石油 石化 铁路 好 制造 电网 快递'.split(' '),
  北京: ['时间', '现代'],
  马里: ['面', '奥'],
  也门: ['口'],
  开封: ['前', '了', '过', '后', '的', '口', '验', '视频', '拍', '检', '时', '条'],
  黄浦: ['江'],
  沙县: ['小吃'],
  安庆: ['幸'],
  西昌: ['盛'],
  都安: ['全', '排', '装'],
  海口: ['味'],
  宁波: ['动'],
  南宁: ['愿', '可'],
  来宾: ['客', '席'],
  同仁: ['堂'],
  花都: ['谢', '开', '没', '不', '是', '蔫'],
  索马里: ['奥'],
  达日: ['期'],
  白银: ['首饰', '项链', '手镯', '戒指', '饰品'],
};

/** What makes a street, a bridge or a gate of the name before it: 南京东路, 中山二路. */
const STREET = /^[东西南北中一二三四五六七八九十]{0,2}(?:路|街|大道|大街|巷|弄|胡同|高速|立交)/;
/** 到深圳路费, 路上: the way, not a street. */
const WAY = /^路(?:费|上|线|程|途|过|由|况)|^街(?:道办)?边/;
const LATIN_STREET =
  /^ (?:(?:east|west|north|south|middle) )?(?:road|rd|street|st|avenue|ave|lane|duck|opera|ramen|noodles?|beef|tea|cuisine|style|cups?|plates?|vases?|teapots?|dolls?)(?![a-z])/;

/** 上海牌手表. */
const BRAND = /^牌(?!坊|楼|匾)/;
/** 我叫吉安娜: a whole name that begins like a place. */
const CALLED = /(?:[我他她人]叫|名叫|姓名|名字)[是叫为: ]*$/;
/** The surnames of four in five people, less those that are also prepositions. */
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴夏钟汪田任姜范石姚谭廖邹熊金陆郝孔白崔康毛邱秦史顾侯邵孟龙万段雷钱汤尹黎易武乔贺赖龚';
const INTRODUCES =
  /(?:收件人|联系人|寄件人|发件人|收货人|发货人|我叫|他叫|她叫|名叫|名字|姓名|快递员|找|给)[是叫为: ]*$/;
const ADDRESSES = /^ ?(?:先生|女士|小姐|师傅|老师|同学|经理|收(?![件货]))/;

/** How far the words around are looked at. */
const AROUND = 8;

/**
 * Whether the name at a stretch is part of another word, of a street, or of a person's name.
 * @param adjacent whether a place ends where this one begins: what stands before belongs to it
 */
export function isNoPlace(text: string, start: number, end: number, adjacent: boolean): boolean {
  const before = adjacent ? ' ' : (text[start - 1] ?? ' ');
  if (BELONGS_BEFORE[text[start] ?? '']?.includes(before)) return true;
  const name = text.slice(start, end);
  if (BELONGS_AFTER[name]?.some((word) => text.startsWith(word, end))) {
    // 上海鲜花 is a flower of Shanghai.
    return !text.startsWith('鲜花', end);
  }
  const after = text.slice(end, end + AROUND);
  if (BRAND.test(after) || CALLED.test(text.slice(Math.max(0, start - AROUND), start))) return true;
  if (name === '长沙' && after.startsWith('发')) return isSofa(text, start, after);
  if (STREET.test(after) && !WAY.test(after)) return true;
  return SURNAMES.includes(before) && isPerson(text.slice(0, start - 1), after);
}

/** The same for an English name. */
export function isNoLatinPlace(text: string, end: number): boolean {
  return LATIN_STREET.test(text.slice(end, end + 20));
}

/** 长沙发 is a long sofa but where something is sent from 长沙. */
function isSofa(text: string, start: number, after: string): boolean {
  if (start === 0) return /^发(?:$|[能可怎一要是垫床破坏划]|多少)/.test(after);
  return !/[从由在自:,，。 ]/.test(text[start - 1] ?? '') || /^发(?:垫|床|套)/.test(after);
}

function isPerson(before: string, after: string): boolean {
  return INTRODUCES.test(before.slice(-AROUND)) || ADDRESSES.test(after);
}
