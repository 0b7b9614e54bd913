/** Small values that a person says in answer to a question, or in passing. */
import type { Party } from '../protocol/index.js';
import type { Slots } from './dialog-state.js';

/** A day's part that the text names. */
export function dayPartOf(text: string): Slots['part'] | null {
  if (/上午|早上|中午前|\bmorning\b/i.test(text)) return 'morning';
  if (/下午|中午|午後|\bafternoon\b|\bnoon\b/i.test(text)) return 'afternoon';
  return /晚上|傍晚|下班后|下班後|\bevening\b|\btonight\b/i.test(text) ? 'evening' : null;
}

/** The only group of four digits in the text. */
export function lastFourIn(text: string): string | null {
  const groups = text.normalize('NFKC').match(/\d+/g) ?? [];
  return groups.length === 1 && groups[0]!.length === 4 ? groups[0]! : null;
}

/** Whether somebody names the end of a phone number: 「我手机尾号3515」. */
export function isPhoneTail(text: string): boolean {
  return (
    lastFourIn(text) !== null &&
    /手机|手機|电话|電話|尾号|末[四4]|后四位|後四碼|phone|last four/i.test(text)
  );
}

/**
 * What is asked about in the way of the question before: 「那酒呢」, "what about wine?".
 * @param bare also where no word leads over to it: 「手机呢」
 */
export function goodsAskedAlike(text: string, { bare = false } = {}): string | null {
  const alone = bare ? /^([^，,。?？]{1,12}?)呢[?？]?$/.exec(text.trim()) : null;
  const found =
    /^(?:那么?|那麼|還有|还有)\s*([^，,。?？]{1,12}?)(?:呢|可以吗|可以嗎|行吗|行嗎)[?？]?$|^(?:and|what about|how about) ([a-z ]{2,30})\??$/i.exec(
      text.trim(),
    );
  return (found?.[1] ?? found?.[2] ?? alone?.[1])?.trim() ?? null;
}

/** What a message asks about sending: 「螺蛳粉能寄吗」. */
export function goodsAskedAbout(text: string): string | null {
  const found =
    /^(?:请问|請問|那么?|那麼|还有|還有|想问|想問|我想寄|我要寄|你好)*[，,\s]*([^，,。?？\s]{1,12}?)(?:能不能|可不可以|可以|可否|能|让不让|讓不讓|给不给|給不給)(?:寄|发|發|邮|郵|托运|託運)|^can i (?:send|ship|mail|post) (?:an? |some |the )?([a-z][a-z ]{1,29}?)(?: (?:by|to|with|in|from)\b.*)?\??$/i.exec(
      text.trim(),
    );
  const goods = (found?.[1] ?? found?.[2])?.trim();
  return goods &&
    !/^(?:这|這|那|它|他|什么|什麼|啥|哪|你们|你們|我们?|我們|都|还|還|it|this|that|them)/i.test(
      goods,
    )
    ? goods
    : null;
}

/** The three sides, where they were asked for: 「60 40 30」. */
export function threeNumbersIn(
  text: string,
): { lengthCm: number; widthCm: number; heightCm: number } | null {
  const sides = text.normalize('NFKC').match(/\d{1,4}(?:\.\d+)?/g) ?? [];
  const [lengthCm = 0, widthCm = 0, heightCm = 0] = sides.map(Number);
  const isThree = sides.length === 3 && lengthCm > 0 && widthCm > 0 && heightCm > 0;
  return isThree ? { lengthCm, widthCm, heightCm } : null;
}

/** The one cubic metre that is asked about, in cubic centimetres: 「一立方等于多少公斤」. */
export function cubicMetreIn(text: string): number | null {
  return CUBIC_METRE.test(text.normalize('NFKC')) ? 1_000_000 : null;
}
const CUBIC_METRE =
  /(?:^|[^\d.点點十百两兩])(?:一|1)\s*(?:个|個)?\s*(?:立方(?:米|公尺)?|m3|m\^3|cbm|cubic met(?:er|re)s?)(?![a-z0-9])|^(?:每|an? |per |one )\s*(?:个|個)?\s*(?:立方(?:米|公尺)?|cbm|m3|cubic met(?:er|re))/i;

/** Whether a message only puts another value in place of one: 「那明天呢」, "what about Sunday?". */
export function isAskedAlike(text: string): boolean {
  return /^(?:那么?|那麼|还有|還有)?\s*[^，,。?？]{1,8}(?:呢|可以吗|可以嗎|行吗|行嗎)[?？]?$|^(?:and|what about|how about) [a-z0-9 ]{2,30}\??$/i.test(
    text.trim(),
  );
}

/** What somebody says to be to a parcel, and nothing else: 「我是收件人」. */
export function partyIn(text: string): Party | null {
  const words = text
    .normalize('NFKC')
    .replace(/[，,。.!！~～\s]+$/u, '')
    .trim();
  if (words.length > LONGEST_PARTY) return null;
  return PARTIES.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}
const LONGEST_PARTY = 30;
const PARTIES: [Party, RegExp][] = [
  [
    'receiver',
    /^(?:我)?(?:就)?(?:是)?(?:收件人|收貨人|收货人|收件方|买家|買家|收件的|收货的|收貨的)(?:本人)?[啊呀呢的]?$|^(?:i(?:'?m| am) )?(?:the |a )?(?:receiver|recipient|addressee|buyer)$/i,
  ],
  [
    'sender',
    /^(?:我)?(?:就)?(?:是)?(?:寄件人|發件人|发件人|寄货人|寄貨人|寄件方|卖家|賣家|寄件的|发货的|發貨的)(?:本人)?[啊呀呢的]?$|^(?:i(?:'?m| am) )?(?:the |a )?(?:sender|shipper|seller)$/i,
  ],
];

/** What stands before and behind a complaint that says of nothing. */
const BEFORE =
  /(?:你好|您好|请问|請問|麻烦|麻煩|那|就|我们?|我們|真的|现在|現在|想|要|得|必须|必須)/;
const BEHIND = /(?:你们|你們|贵司|貴司|公司|了|啊|呀|吧|的|一下)/;
const BARE_COMPLAINT = new RegExp(
  `^(?:${BEFORE.source})*(?:登记|登記|提交?|做)?[个個]?(?:投诉|投訴|客诉|客訴)(?:${BEHIND.source})*$` +
    "|^(?:hi|hello|hey)?(?:i (?:want|need|wish)|i(?:'d| would) like|let me)? ?(?:to )?" +
    '(?:complain|(?:(?:make|file|lodge|raise|submit) )?an? ?(?:formal )?complaint|complaint)$',
  'i',
);

/** Whether somebody wants to complain and says of nothing: 「我要投诉」. */
export function isBareComplaint(text: string): boolean {
  const words = text
    .normalize('NFKC')
    .replace(/[，,。.!！?？~～、]+/gu, '')
    .trim();
  return BARE_COMPLAINT.test(words);
}

/** Whether somebody does not have, or will not say, what they are asked for: 「不知道」. */
export function cannotSay(text: string): boolean {
  return CANNOT.test(text);
}
const CANNOT =
  /不知道|不晓得|不曉得|不记得|不記得|记不(?:得|住|清|起)|記不(?:得|住|清|起)|忘记|忘記|忘了|不清楚|想不起|不方便|不想(?:说|說|给|給|告)|不告[诉訴]|不给你|不給你|换号|換號|没有?手机|沒有?手機|没有?单号|沒有?單號|找不到|查不到|\b(?:don'?t|do not|can'?t|cannot) (?:know|have|remember|recall|find)|\bforg[eo]t(?! (?:it|about it)\b)|\bno idea\b|\bnot sure\b|\b(?:rather not|won'?t)\b/i;

/** Whether somebody says that what they wait for has not come: 「一直没送到」. */
export function tellsOfDelay(text: string): boolean {
  return /(?:没|沒|未)有?(?:送|寄|派|运|運)?(?:到|来|來)|没收到|沒收到|不到(?!位)|太慢|好慢|很慢|太久|好久|很久|晚了|迟|遲|拖|延误|延誤|\b(?:not|never|hasn'?t|haven'?t|didn'?t) (?:yet )?(?:arrived?|come?|came|been delivered|delivered)|\b(?:late|slow|delayed?|still waiting)\b/i.test(
    text,
  );
}

/** Whether what was shown is not what somebody means: 「不是这个件」. */
export function meansAnother(text: string): boolean {
  return /^(?:不对|不對)?[，, ]*不是(?:这|這|那)(?:个|個|件|单|單|票)?(?:快递|快遞|包裹|件|单|單)?[的了吧啊。!！]*$|^(?:这|這)?(?:个|個)?(?:单号|單號|快递|快遞|包裹|件)?(?:不是我的|查错了|查錯了|发错了|發錯了)[了吧啊。!！]*$|^(?:no,? )?(?:that'?s |it'?s )?(?:not (?:this|that|mine|my parcel)(?: one| parcel)?|(?:the )?wrong (?:one|parcel|number))[.!]*$/i.test(
    text.trim(),
  );
}

/** Whether somebody takes back what they said: 「改错了」, "no, …". */
export function saysWrong(text: string): boolean {
  return /[错錯]了|^不对|^不對|^(?:no|sorry|wrong)\b/i.test(text.trim());
}

/** Whether a message puts a value in place of another: 「地址改成…」, "make it …". */
export function putsAnew(text: string): boolean {
  return /改[成为為到]|[改换換](?:[上下中]午|早上|晚上|明天|[后後]天|大[后後]天|[周週]|星期)|[换換]成|^不对|^不對|^错了|^錯了|应该是|應該是|\b(?:change (?:it|the \w+) to|make it|should be|instead)\b/i.test(
    text,
  );
}

/** Whether what something costs is asked, and nothing else: 「要多少钱」. */
export function asksHowMuch(text: string): boolean {
  return HOW_MUCH.test(text.trim());
}
const HOW_MUCH =
  /^(?:那|请问|請問|这个?|這個?|一共|总共|總共|运费|運費|大概|要|得|需要|收|收费|收費|费用|費用|是|我)*(?:多少[钱錢]?|[几幾][块塊][钱錢]?|[贵貴]不[贵貴]|什么价|什麼價)[呢啊呀吗嗎?？]*$|^(?:and )?(?:how much(?: (?:is|does|will|would) (?:it|that|this)(?: cost| be)?)?|what(?:'s| is| does) (?:the |it )?(?:fee|price|cost))\??$/i;

export function emailIn(text: string): string | null {
  return (
    /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/.exec(text.normalize('NFKC'))?.[0] ?? null
  );
}

/** Who an invoice is made out to, where it is called so: 「抬头：上海云图科技」. */
export function titleIn(text: string): string | null {
  const found =
    /(?:抬头|抬頭)(?:是|写|寫|为|為|[:：])?\s*([^，,。;；:：\s]{2,50})|(?:made out to|invoice to|in the name of) ([\w&.,' -]{2,50}?)(?= to [\w.+-]+@|[,;]|$)/i.exec(
      text,
    );
  const title = (found?.[1] ?? found?.[2])?.trim();
  return title &&
    !/^(?:开|開|写|寫|错|錯|不对|不對|怎么|怎麼|是什么|什么|什麼|吗|嗎|呢)/.test(title)
    ? title
    : null;
}

/** The name beside a phone number: 「李娟 13922228888」. */
export function nameIn(text: string, phone: { start: number; end: number }): string | null {
  const rest = `${text.slice(0, phone.start)} ${text.slice(phone.end)}`
    .replace(
      /[，,。.;；:：]|联系人|聯絡人|姓名|电话|電話|手机|手機|my name is|name|phone|is/gi,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim();
  return rest.length >= 2 && rest.length <= 50 ? rest : null;
}

const ORDINALS: [RegExp, number][] = [
  [/^(?:第?[一1](?:个|個|项|項|件|条|條)?|first|the first(?: one)?|#?1)$/i, 0],
  [/^(?:第?[二两兩2](?:个|個|项|項|件|条|條)?|second|the second(?: one)?|#?2)$/i, 1],
  [/^(?:第?[三3](?:个|個|项|項|件|条|條)?|third|the third(?: one)?|#?3)$/i, 2],
  [/^(?:第?[四4](?:个|個|项|項|件|条|條)?|fourth|the fourth(?: one)?|#?4)$/i, 3],
  [/^(?:最后一?(?:个|個|项|項|件)|最後一?(?:個|項|件)|(?:the )?last(?: one)?)$/i, -1],
];

/** Which of several things is meant by its place: 「第二个」, "the last one". */
export function placeInList(text: string, length: number): number | null {
  const words = text
    .normalize('NFKC')
    .trim()
    .replace(/^(?:我?(?:选|選|要|是|就|查)+|i(?:'ll)? (?:take|want)|choose)\s*/i, '')
    .replace(/[。.!！吧的呢啊\s]+$/u, '');
  const found = ORDINALS.find(([pattern]) => pattern.test(words))?.[1];
  if (found === undefined) return null;
  const at = found < 0 ? length + found : found;
  return at >= 0 && at < length ? at : null;
}

/** Whether what is asked about is to be left as it is: 「不取消了」, 「好吧算了」. */
export function leavesIt(text: string): boolean {
  return /^(?:那|那就|还是|還是|先)*(?:不|别|別)(?:用|要)?(?:取消|撤[销銷回]?|提交|送出|改|退|拦|攔)了?[吧啊哦。!！]*$|^(?:please )?(?:don'?t|do not) (?:cancel|withdraw|submit|send)|(?:^|[，, ]|好吧?|还是|還是|那)算了[吧啊啦。!！]*$|\b(?:forget (?:about )?it|never ?mind|nvm)\b/i.test(
    text.trim(),
  );
}

/** Whether all of several things are meant: 「两个都催一下」, "both of them". */
export function meansAll(text: string): boolean {
  return /[两兩二三2-3](?:个|個|件|单|單|票)(?:快递|快遞|包裹|件)?(?:都|一起)|(?:全部|全都)|\bboth\b|\ball of them\b/i.test(
    text.normalize('NFKC'),
  );
}

const ORDINALS_WITHIN: [RegExp, number][] = [
  [
    /第[一1](?:个|個|件|单|單|票)|\b(?:the )?first (?:one|parcel|package)\b|前面那?(?:个|個|件)/i,
    0,
  ],
  [/第[二两兩2](?:个|個|件|单|單|票)|\b(?:the )?second (?:one|parcel|package)\b/i, 1],
  [/第[三3](?:个|個|件|单|單|票)|\b(?:the )?third (?:one|parcel|package)\b/i, 2],
  [
    /最[后後]一?(?:个|個|件|单|單|票)|[后後]面那?(?:个|個|件)|\b(?:the )?(?:last|other) (?:one|parcel|package)\b/i,
    -1,
  ],
];

/** Which of several things a sentence speaks of by its place: 「第二个什么时候到」. */
export function placeWithin(text: string, length: number): number | null {
  const found = ORDINALS_WITHIN.find(([pattern]) => pattern.test(text.normalize('NFKC')))?.[1];
  if (found === undefined) return placeInList(text, length);
  const at = found < 0 ? length + found : found;
  return at < length ? at : null;
}
