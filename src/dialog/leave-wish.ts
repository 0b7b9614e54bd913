/** Where a parcel may be left without anybody taking it in hand. */
const PLACE =
  '门口|門口|门外|門外|门边|門邊|门卫|門衛|门岗|保安|警衛|物业|物業|管理室|管理员|管理員|大厅|大廳|前台|柜台|櫃台|驿站|驛站|菜鸟|代收点|代收點|取件点|取件點|快递柜|快遞櫃|智慧櫃|智取櫃|丰巢|豐巢|柜子|櫃子|柜里|櫃裡|超商|超市|便利店|小卖部|邻居|鄰居|鞋柜|鞋櫃|信箱|消防栓|楼下|樓下|车库|車庫';
const LEAVE = '放|搁|擱|丢|丟|寄放|存|交给|交給';
const WISH = new RegExp(`(?:${LEAVE})(?:(?!不|没|沒|了).){0,6}?(?:${PLACE})`);
/** 「没打电话就放驿站了」 tells of what was done, 「别放驿站」 of what is not wanted. */
const NO_WISH = new RegExp(
  `(?:${PLACE})[^，,。;；]{0,4}(?:了(?!吧|$)|了$)|(?:不要|别|別|不许|不許|不准|不能|不同意|没让|沒讓|没要求|沒要求|没同意|沒同意)[^\\s，,。;；]{0,3}(?:${LEAVE})|(?:又|谁|誰|凭什么|憑什麼|为什么|為什麼|为啥|怎么|怎麼|擅自|私自)[^\\s，,。;；]{0,6}(?:${LEAVE})`,
);
/** 「就行了」, 「好了」: a 了 that tells of nothing. */
const FINE = /(?:就?(?:行|好|可以|成|得)了)(?=$|[，,。!！~\s])/;
/** Said alone, it asks for it; beside more it has to be wished for in so many words. */
const BARE = new RegExp(
  `^(?:我|请|請|麻烦|麻煩|帮我|幫我|给我|給我|那|就|先|直接|可以)*(?:${LEAVE})(?:到|在|进|進)?(?:我家|家|小区|小區|楼下|樓下|附近|那个|那個|旁边|旁邊|的)*(?:${PLACE})(?:那里|那裡|那边|那邊|里面?|裡面?|口|那|边|邊|旁)?(?:吧|哈|啊|谢谢|謝謝|啦|喔|哦|呢)*$`,
);
const WISHED =
  /就?(?:行|好|可以|成|得|ok)(?:了|啦|的|啊|喔|哦)*$|[吧]$|即可$|^(?:请|請|麻烦|麻煩|帮我|幫我|可以|能不能|能)|^(?:please |just |can you |could you |you (?:can|may) )*(?:leave|put|drop|place)\b/i;

/** Whether a message wishes for a place to leave the parcel at, and complains of nothing. */
export function isPlainLeaveWish(text: string): boolean {
  const wish = leaveWishIn(text);
  if (wish === null) return false;
  const whole = text.normalize('NFKC').replace(/[，,。.;；!！?？~～\s]+/gu, '');
  if (BARE.test(whole)) return true;
  return whole.length <= LONGEST && WISHED.test(wish.normalize('NFKC'));
}

const ENGLISH =
  /\b(?:leave|put|drop|place) (?:it|them|this|(?:the|my) (?:parcel|package|box|delivery))\b[^.,;!?]{0,20}\b(?:door|doorstep|porch|lockers?|station|pickup point|neighbou?rs?|concierge|reception|front desk|doorman|guard|security|lobby|mailbox|gate|shop|garage)\b/i;
const ENGLISH_NO_WISH = /\b(?:don'?t|do not|not|never|why|who|without|didn'?t)\b/i;
const LONGEST = 60;

/**
 * Where somebody wants their parcel left, in their own words: 「放门口就行」, "leave it at the door".
 * Null where they ask for nothing of the kind, or tell of what was done.
 */
export function leaveWishIn(text: string): string | null {
  const english = text.split(/[.,;!?\n]/).find((part) => ENGLISH.test(part));
  if (english) return ENGLISH_NO_WISH.test(english) ? null : english.trim().slice(0, LONGEST);
  if (NO_WISH.test(text.replace(FINE, ''))) return null;
  const wish = text.split(/[，,。;；!！?？~\s]+/u).find((part) => WISH.test(part));
  return wish ? wish.replace(/^[a-z0-9]{8,}/i, '').slice(0, LONGEST) : null;
}
