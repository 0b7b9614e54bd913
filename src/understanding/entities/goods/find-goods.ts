import type { Found } from '../found.js';
import type { GoodsWord } from './goods-index.js';

/** Words that follow when the word before is no goods: 手机号, 电脑版, 水果店. */
const NO_GOODS_AFTER =
  /^(?:号|尾号|上(?![海饶杭虞])|里(?![头面边])|端|版|店|台|节目|卡号|验证|信号|短信|屏幕上|app|公司|馆|城|市场|街|路|费|行业|夹|名|单号|抬头|已|快递员| ?(?:number|call|screen|no\b))/;
/** Words that stand before when the whole is another word: 说明书, 打电话. */
const NO_GOODS_BEFORE: Record<string, RegExp> = {
  米: /(?:[\d一二两三四五六七八九十百厘毫分公平方立几半]|小|玉|虾)$/,
  面: /(?:[里上下外对前后表见当方海桌门封两正反背地店]|方|一)$/,
  包: /(?:[一二两三四五六七八九十几\d打书钱红面背]|快递|邮)$/,
  表: /(?:[外发代申填列报登手]|一个)$/,
  笔: /(?:[一二两三四五六七八九十几\d这那每])$/,
  钟: /(?:[点分时]|\d)$/,
  油: /(?:[加没])$/,
  糖: /(?:血)$/,
  鱼: /(?:摸|咸)$/,
  酒: /(?:喝)$/,
  鸽子: /放[^,]{0,3}$/,
  粉丝: /(?:[万千百个]|的)$/,
  银子: /(?:多少|几)$/,
  红包: /(?:发|抢|收)$/,
  书: /(?:证|说明|通知|秘|协议|保证|合同|图|读|授权|委托|承诺|文|申请|教)$/,
  药: /(?:吃错|火|农|吃|喝)$/,
  画: /(?:计|动|刻|漫|规|比)$/,
  花: /(?:么|棉|天|豆|眼|火|白|钱|没|要|会|得|我|都|还)$/,
  猫: /(?:天|熊)$/,
  狗: /(?:搜|疯)$/,
  床: /(?:起|下|卧|机)$/,
  烟: /(?:冒|抽|吸|烟|有|浓|着|出)$/,
  刀: /(?:开|剪|美)$/,
  手机: /(?:打|联系|查|我的?|你的?|换了?|用|看|(?<![寄发买拍元块多新送]|[寄发买送]出去?|[寄发买送]来)的)$/,
  照片: /(?:拍|发|看|传|有|没|上传|的|张|签收)$/,
  小米: /(?:的|用|在)$/,
  身份证: /(?:带|查|看|要|凭|输|用|出示)$/,
  发票: /(?:[开要打补](?:[一二两三几]张)?|电子|专用|普通|增值税|专|的)$/,
  合同: /(?:签|签了|是|月结|有)$/,
  资料: /(?:个人|客户|我的|填|改|删)$/,
  屏幕: /(?:手机|花)$/,
};
const SINGLE_BEFORE =
  /(?:[寄发送运邮带装买用]|[寄发送运邮]个|[一二两三四五六七八九十几半\d][本双幅把张只条块台部盒瓶包箱袋件套束盆棵个副支枝份批车点些]|[这那]?[本双幅只]|[是有和跟及、,，:的]|这|那|些|点|活|盒|箱|包|件|瓶)$/;
const SINGLE_AFTER =
  /^(?:$|[,，。.!！?？、;； 吗呢吧啊到去给回过能可要多寄和跟及,]|怎么|碎|坏|破|丢|少|没|烂|死|湿|漏|都|算|属于|行不|是否|需要|不能|的(?:运|邮|费|快递))/;
/** What something sent follows, in a few words at most: 寄一箱苹果, 里面是书, a box of books. */
const SENT_BEFORE =
  /(?:[寄发送运邮带买捎]|[一二两三四五六七八九十百几半\d][个本双幅把张只条台部盒瓶包箱袋件套束盆棵副支枝份批车桶罐坛筐篓床块辆桌株粒吨尊盏根头架封]|托运|里面?[是有装]|里[头边][是有]|装的?是?|内含|内件[是为:]?|物品[是为:]?|品名[是为:]?|货物[是为:]?|东西[是:]|货[是:]|寄的是|丢了|少了|缺了?|漏发|下单|快递(?:的|是)|包裹(?:的|是)|(?<=物品|内件|里面)[:：]) ?[^,，。;；!！?？到至往从]{0,8}$/;
const LATIN_SENT_BEFORE =
  /(?<![a-z])(?:send|sending|sent|ship|shipping|shipped|mail|mailing|mailed|post|posting|posted|contains?|containing|inside(?: is| are)?|bought|ordered|missing|broken|lost|transport|deliver|carry|pack(?:ing|ed)?|courier(?:ed)?|box(?:es)? of|bags? of|crate of|carton of|pieces? of|bottles? of)(?: [a-z0-9'-]+){0,4} $/;
const HANDLED_AFTER =
  /^[^,，。;；!！?？]{0,4}?(?:能寄|可以寄|可寄|能不能|能发|能走|让寄|可不可以|能邮|寄到|寄给|寄去|发到|发往|运到|送到|怎么寄|怎么包|怎么打包|怎么运|碎|坏|破|丢|烂|漏|死|湿|(?<!多)少|不见|没了|化了|臭|变质|压|摔|算违禁|违禁| (?:(?:is|are|was|were|got|has been) (?:[a-z]+ )?(?:broken|damaged|missing|lost|cracked|gone|wet|late|stuck|allowed|prohibited|smashed|stolen)|arrived|broken|damaged|missing|(?:to|from|by) [a-z]{4}))/;

/** How far the words around are looked at. */
const AROUND = 40;

/**
 * What is sent, of the words of the lexicon in a text: first what is said to be sent, packed,
 * counted or measured, then what stands by itself and means nothing else.
 * @param measures weights, sizes and amounts in the text: what they measure is goods
 */
export function findGoods(
  clean: string,
  words: readonly GoodsWord[],
  measures: readonly Found<unknown>[],
): Found<string>[] {
  const strong: Found<string>[] = [];
  const rest: Found<string>[] = [];
  let shared: GoodsWord | undefined;
  for (const word of words.toReversed()) {
    const { start, end } = word;
    const after = clean.slice(end, end + AROUND);
    const before = clean.slice(Math.max(0, start - AROUND), start);
    if (NO_GOODS_AFTER.test(after) || NO_GOODS_BEFORE[word.word]?.test(before)) continue;
    const measured = measures.some((measure) => isMeasured(clean, word, measure));
    const single = word.word.length === 1;
    if (single && !(measured || (SINGLE_BEFORE.test(before) && SINGLE_AFTER.test(after)))) continue;
    const found = { value: word.word, start, end };
    const sent = (isLatin(word) ? LATIN_SENT_BEFORE : SENT_BEFORE).test(before);
    if (sent || measured || HANDLED_AFTER.test(after) || isListed(clean, word, shared)) {
      strong.unshift(found);
      shared = word;
    } else if (single || !word.doubtful || clean.trim() === word.word) {
      rest.unshift(found);
    }
  }
  return [...strong, ...rest];
}

/** 半吨水泥, 三斤的米, 柜子200*60*180, 手机4999: the measure stands right at what it measures. */
function isMeasured(clean: string, { start, end }: GoodsWord, measure: Found<unknown>): boolean {
  const gap = start >= measure.end ? start - measure.end : measure.start - end;
  if (gap < 0 || gap > 5) return false;
  const between =
    start >= measure.end ? clean.slice(measure.end, start) : clean.slice(end, measure.start);
  return /^(?: ?|[左右上下多来]*的| of | ?,? ?)$/.test(between);
}

function isLatin({ word }: GoodsWord): boolean {
  return /^[a-z]/.test(word) && !/[\u4e00-\u9fff]$/.test(word);
}

/** 化妆品和充电宝能寄吗: what is said of the last is said of all. */
function isListed(clean: string, word: GoodsWord, next: GoodsWord | undefined): boolean {
  return (
    next !== undefined && /^ ?(?:[和、跟与及,，/]|and) ?$/.test(clean.slice(word.end, next.start))
  );
}
