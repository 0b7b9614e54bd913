/**
 * What the words around a place make of it: `from` and `to` by themselves; `here` where the
 * customer or the goods are, `there` where the other side is; `at` where a parcel lies or something is looked for; else `open`.
 */
export type Role = 'from' | 'to' | 'here' | 'there' | 'at' | 'open';

/** What may stand between such a word and the place: 寄给我在北京的朋友, 发到老家河南. */
const FILLER =
  '(?:[是为:了的在址 ]|我们?|你们?|他们?|她|老?家|公司|客户|朋友|亲戚|同学|同事|爸妈|父母|爸爸?|妈妈?|姐姐?|哥哥?|弟弟|妹妹|女儿|儿子|对象|[男女]朋友|那[边儿]|[这一]个|一位|地址|一下|应该|大概|需要|改){0,4}$';
const FROM_BEFORE = new RegExp(
  `(?:从|由|(?<!各)自(?!己|提)|[寄发](?:[件货](?:地|城市|地址)|[件货]?[:：])|(?:出发|始发)城市|始发[地站]?|起始地|起运地|发货地|出发地|寄出地|发出地|起寄地|发货方|来自|产地|发件方)${FILLER}`,
);
const HERE_BEFORE =
  /(?:(?:我|俺|咱|本人)们?(?:这边|现在|人|老?家|家乡|这里|公司)?(?:就|住|都)?[在是喺]|人[在喺]|住在?|(?:卖家|商家|仓库|工厂|厂家|货|东西|寄件人|发件人|发货人|店|厂|公司)[是就]?在)$/;
/** 寄到兰州几天，我厦门: a clause of its own that says no more. */
const NAMED_HERE = /(?:^|[\s,，。])(?:我|俺|咱)们?(?:这边|这里)?$/;
const CLAUSE_END = /^ ?(?:市|省|这边|这里|的)?(?:$|[,，。!！])/;
const TO_BEFORE = new RegExp(
  `(?:(?:[寄发送运走飞邮捎拉带投转搬托退]|快递|配送|派送)?(?:到(?!达)|至|往|去(?!年)|给|回|返)|[寄送邮运]|(?<![出批沙])发|改[成为]|换成|收(?:[件货](?:地|城市|地址)|[件货]?[:：])|目的(?:地|城市)|到达城市|到达地|终点站?|[能会]到|到得了|到不了)${FILLER}`,
);
const AT_BEFORE =
  /(?:(?<=[已还没未刚早就显示说]|现在)(?:经?没?有?)?到了?|到达了?|抵达|[停留卡滞压放]在|滞留|还在|正在|一直在|现在在|在)(?:了)?$/;

const HERE_AFTER = '(?:市|省)?(?:这边|那边|本地|市里|这里|的?仓库?|工厂)?';
const FROM_AFTER = new RegExp(
  `^ ?${HERE_AFTER}(?:出发|[寄发送运走邮飞]?(?:件|货|快递)?(?:到(?![了没达哪底付])|至|往|去|给)|寄(?!不|得|吗|件[吗点处])|(?<!能)发(?!票|生|现|不|吗)|邮(?!政|编|局|储|管|差|费)|飞|起运|出货|过来|来的|的[^,，。 0-9]{1,4}(?:给我?们?[寄发邮]|寄给我|[寄发]来)|->|→|-+>?|~|—+)`,
);
const TO_AFTER = /^ ?(?:市|省|那边|这边)?的?(?:收(?!费|到)|客户|买家|包邮)/;
/** Whether a place is served at all: 新疆能到吗. */
const SERVED_AFTER =
  /^ ?(?:市|省|那边|这边)?(?:能不能|可不可以|[能可]以?|[寄送发到派]不|[送寄]得|到不了|[送派]件?范围)[寄送到发派得]?/;
/** 你们到正定县吗 asks the same. */
const SERVED_BEFORE = /(?:你们|你家|贵司)(?:能|可以|会)?[到送派](?:不到)?$/;
/** 给在英国留学的孩子寄. */
const GIVEN_THERE = /给(?:住?在)$/;
const ASKED_AFTER = /^(?:市|县|区|省)?(?:$|[吗么不没嘛呢?？]|[能可])/;
const ARRIVED_AFTER = /^(?:市|中转|转运|分拨)*(?:了|没有?[?？吗]?$|以?后|之后|就(?!寄))/;
/** Where the other side is: the parcel goes there, if it goes anywhere. */
const THERE_BEFORE =
  /(?:收[件货]人|收[件货]方|客户|对方|朋友|闺蜜|买家|亲戚|同学|导师|女儿|儿子|孩子|爸妈?|妈妈?|爷爷|奶奶|外婆|姥姥|父母|家人|姐姐?|哥哥?|弟弟?|妹妹?|老公|老婆|男友|女友|[男女]朋友|他们?|她们?)[就人也现]?在? ?(?:在|住在?)$|(?<!我的?)地址[就也]?[在是:]+$/;
/** What is looked for at a place, so that nothing is sent there: 给我成都网点的电话. */
const OUTLET_AFTER =
  /^(?:市|区|县)?[^,，。到]{0,4}?的?(?:网点|站点|门店|门市|营业|驿站|快递点|站所|据点|分公司|代理点)/;
const ASKED_BEFORE = /(?:给我?(?:一?个)?|打[给去到]|去|查一?下|发我)$/;

const LATIN_FROM =
  /(?:(?<![a-z])from(?: (?:my|our|his|her|their|an?|the) (?:[a-z']+ ){1,3}in)?|out of|origin(?: is)?|picked up in|shipped by .{0,8} in|(?:pick(?:ed)?(?: it| them)?[ -]?up|collect(?:ed)?)(?: [a-z0-9:]+){0,4} (?:in|at))(?: the)?:? $/;
const LATIN_HERE =
  /(?:i(?:'m| am)|we(?:'re| are)|i live|i study|i work|based|located|living|seller is|sender is)(?: now)? (?:in|at) $/;
/** Near a place, not on the way to it. */
const LATIN_CLOSE =
  /(?:clos(?:e|er|est)|near|nearer|nearest|next|directions?)(?: [a-z]+)? to (?:the )?$/;
const LATIN_IN = /(?<![a-z])(?:in|near|at|around|leave|left|past|reached?|passed) (?:the )?$/;
const LATIN_TO =
  /(?:(?<![a-z])to|into|towards|bound for|destination(?: is)?:?|(?:recipient|receiver|friend|customer|daughter|son|family|parents|mother|arrives?|arriving)(?: is)?(?: lives)? in|(?<![a-z])(?:send|ship|mail))(?: the| (?:my|our|his|her|their|an?|the) (?:[a-z']+ ){1,3}in)? $/;
const LATIN_FROM_AFTER = /^ ?(?:to(?![a-z])|->|→)/;

/** 寄成都 is to 成都, but 寄景德镇瓷器到深圳 is not to 景德镇: the bare verb gives way. */
export const BARE_VERB_BEFORE = /[寄发送运邮](?:点|些|个|一[箱盒袋点些个件批])?$/;

/** 成都能不能当天到绵阳 asks how soon. */
const SOON =
  '(?:能不能|可不可以|可以|能|会)?(?:当[天日]|[隔次][天日]|第二天|[今明后]天|几天|多久)?(?:能不能|可以|能|会)?[送寄发走]?';
/** Between two places that are from and to: 上海到成都, 上海 - 成都, 上海发货至成都. */
export const TIED = new RegExp(
  `^ ?(?:市|省)?(?:这边|那边|的?仓库?)? ?(?:(?:[寄发送运走邮飞转回]|快递|寄件|发货|发件|托运|空运|陆运|物流|运费|退)?(?:到|至|往|去|给|回|返)|[寄发送邮飞运走]|${SOON}到|->|→|➡|⇒|-+>?|~+|—+|>+|=>|to) ?$`,
);

/** How far the words around are looked at. */
const BEFORE = 36;
const AFTER = 10;

/** The part a place plays by the text before and behind it, up to the places next to it. */
export function roleOf(textBefore: string, textAfter: string, hasNext: boolean): Role {
  const before = textBefore.slice(-BEFORE);
  const after = textAfter.slice(0, AFTER);
  if (LATIN_FROM.test(before) || FROM_BEFORE.test(before)) return 'from';
  if (THERE_BEFORE.test(before)) return 'there';
  if (NAMED_HERE.test(before) && CLAUSE_END.test(after)) return 'here';
  if (LATIN_HERE.test(before) || HERE_BEFORE.test(before)) {
    if (TO_AFTER.test(after)) return 'to';
    return FROM_AFTER.test(after) ? 'from' : 'here';
  }
  if (LATIN_TO.test(before)) return LATIN_CLOSE.test(before) ? 'at' : 'to';
  if (LATIN_IN.test(before)) return 'at';
  if (SERVED_BEFORE.test(before) && ASKED_AFTER.test(after)) return 'at';
  if (GIVEN_THERE.test(before)) return 'to';
  if (TO_BEFORE.test(before) && !AT_BEFORE.test(before)) {
    if (/到了?$/.test(before) && ARRIVED_AFTER.test(after)) return 'at';
    return ASKED_BEFORE.test(before) && OUTLET_AFTER.test(after) ? 'at' : 'to';
  }
  if (AT_BEFORE.test(before)) return FROM_AFTER.test(after) && hasNext ? 'from' : 'at';
  if (TO_AFTER.test(after)) return 'to';
  if (SERVED_AFTER.test(after)) return 'at';
  if (LATIN_FROM_AFTER.test(after) || FROM_AFTER.test(after)) return 'from';
  return 'open';
}
