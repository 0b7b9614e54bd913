/**
 * What staff must not say to a customer, found while they type and after they sent it. Source: the
 * domain facts, section 8. Without a schema, so that a browser may use it as well.
 */
export const conductKinds = [
  /** 「不归我管」: shirking. */
  'shirking',
  /** 「没办法」. */
  'negative',
  /** 「我说了多少遍」. */
  'interrogating',
  /** 「随你便」. */
  'cold',
  /** 「系统就是这样」. */
  'blaming',
  /** 「丢了很正常」: what only an express company would say. */
  'trade',
  /** 「保证送到」: nobody can. */
  'promise',
  /** Somebody's phone, identity or bank card number, e-mail or door. */
  'personal_data',
  /** 「申诉也没用」: an appeal is a right. */
  'appeal',
  /** What the company itself does not want said. */
  'company',
] as const;
export type ConductKind = (typeof conductKinds)[number];

/** A stretch of a text that should not be sent. */
export interface ConductHit {
  kind: ConductKind;
  from: number;
  to: number;
  words: string;
}

/** In simplified characters and small letters, as the text is read. */
const PHRASES: readonly [ConductKind, RegExp][] = [
  [
    'shirking',
    /不归我们?管|不关我们?的?事|不是我们?的?(?:责任|问题|错|事)|(?:跟|和|与)我们?(?:没有?关系|无关)|(?:你|您)(?:自己)?(?:去)?(?:问|找)(?:别的|其他|别)(?:部门|人)|\bnot my (?:job|problem|fault|responsibility|department)\b|\bnothing to do with (?:me|us)\b|\bask (?:another|some other|a different) (?:department|team)\b/g,
  ],
  [
    'negative',
    /(?<![您你他她])不知道(?!您|你|是否|能不能|方不方便)|(?<!有)没(?:有)?办法|做不到|办不了|管不了|没辙|无能为力|\bi (?:don't|do not) know\b|\bno idea\b|\bnothing (?:i|we) can do\b|\bcan(?:'t|not) be done\b/g,
  ],
  [
    'interrogating',
    /(?:你|您).{0,3}听不懂|听不懂(?:吗|嘛|人话)|(?:说|讲)了?(?:多少|几)(?:遍|次)|(?:到底|究竟)(?:要|想)(?:怎么?样|干什么|干嘛|干吗)|有完没完|不是(?:已经|都)?(?:告诉|跟).{0,6}(?:了|过)(?:吗|嘛)|\bhow many times (?:do|did|have|must) i\b|\b(?:don't|can't) you (?:understand|read|get it|listen)\b|\bwhat (?:exactly )?do you (?:even )?want\b/g,
  ],
  [
    'cold',
    /随(?:你|您)的?便|随便(?:你|您)|爱信不信|爱咋咋|爱要不要|关我(?:什么|屁|啥)事|(?:你|您)(?:自己)?看着办|(?:你|您)自己想办法|\bsuit yourself\b|\bwhatever you (?:say|want|like)\b|\btake it or leave it\b|\bi (?:don't|do not) care\b/g,
  ],
  [
    'blaming',
    /系统(?:就是?|就)(?:这样|这么)|(?:都)?是系统的?(?:问题|错|原因|毛病)|系统(?:不让|不支持|不允许|坏了|出错)|\bthe system (?:won't|will not|doesn't|does not|can't) (?:let|allow|support)\b|\b(?:it's|it is) the system(?:'s)? (?:fault|problem)\b|\bthat's how the system (?:works|is)\b/g,
  ],
  [
    'trade',
    /(?:丢|破损|坏|晚)(?:了|件|几天|点)?(?:是|也|都)?很?正常|丢(?:了|件)是?常有的?事|(?:谁|哪个)(?:让|叫)(?:你|您)们?(?:不|没)(?:买)?保价|爱投诉|(?:想|要)投诉(?:你|您)?就?(?:去|随便)|\b(?:go ahead and |feel free to )?complain (?:all|as much as) you (?:want|like)\b|\bparcels (?:do )?get lost all the time\b|\bshould have (?:insured|bought insurance)\b/g,
  ],
  [
    'promise',
    /保证|一定(?:会|能|可以|给|帮|赔|送|到|让|解决|找到)|绝对(?:会|能|不会|没问题|可以)|百分之?百|100\s*[%％]|\bguarantee[ds]?\b|\bdefinitely (?:will|be|arrive|get)\b|\bwill definitely\b|\bi promise\b/g,
  ],
  [
    'appeal',
    /(?:别|不要|不用|没必要|犯不着|甭)(?!再次|重复)(?:再)?(?:去|打|找|往)?.{0,3}(?:申诉|12305|12315|12345|邮政(?:管理)?局|投诉|举报|曝光)|(?:申诉|投诉|12305|12315|12345|举报)\s*(?:了|也|了也|都|是)?(?:没用|没有用|白搭|不管用)|\b(?:don't|do not|no need to|no point in|please don't)(?: \w+){0,2} (?:appeal|appealing|complain|complaining|12305|regulators?|media)\b|\b(?:appealing|complaining|an appeal)(?: \w+){0,2} (?:won't|will not|doesn't) help\b/g,
  ],
];

const PERSONAL = [
  // Mainland mobile, also with blanks and hyphens.
  /(?<!\d)1[3-9]\d(?:[\s-]?\d){8}(?!\d)/g,
  // Resident identity card.
  /(?<!\d)[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dx](?!\d)/g,
  // Bank card: by its check digit it is no waybill.
  /(?<![\da-z])[3-6]\d{3}(?:[\s-]?\d){11,15}(?!\d)/g,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  // A door, not a street.
  /\d+(?:号楼|栋|幢|座|单元).{0,6}?\d+(?:室|房|户|号)/g,
];

/** Of these the phrases above are made; the rest of a text need not be folded. */
const TRADITIONAL =
  '歸歸門們問辦沒說聽懂樣隨愛誰讓價訴證絕對賠達係統點責應該這個關幫處錯壞丟幾講遍無為級況貴決單樓號棟電實給寶幹嗎麼嘛們舉報導';
const SIMPLIFIED =
  '归归门们问办没说听懂样随爱谁让价诉证绝对赔达系统点责应该这个关帮处错坏丢几讲遍无为级况贵决单楼号栋电实给宝干吗么嘛们举报导';
const folds = new Map([...TRADITIONAL].map((from, at) => [from, [...SIMPLIFIED][at] ?? from]));

/** Directly before a phrase these turn it round: 「不能保证」, "cannot guarantee". */
const DENIED =
  /(?:不是|并非|并不是?|不会|不能|不敢|不可能|无法|没法|难以|不等于|不代表|没说|不|\b(?:not|never|cannot|no)|n't)\s*(?:说|因为|让您|让你|要|会|be |say |mean |really |saying )?\s*$/;
/** Whoever is said to have said it: 「您说的…」, 「网点回复…」, "you said …". */
const REPORTED =
  /(?<![跟和对给与告诉])(?:您|你|客户|客人|快递员|小哥|网点|驿站|他们?|她|对方|卖家)[^，。！？,.!?\n]{0,5}(?:说|提到|反映|回复|讲|表示|写)(?:的|过|到|了|道)?[：:，,]?\s*(?:是|这|那)?$|\b(?:you|he|she|they|customer|courier|outlet|seller)\s+(?:said|say|says|wrote|mentioned|told (?:you|us|me))\s*(?:that\b|,|:)?\s*(?:it(?:'s| is| was) )?$/;
const QUOTED = /「[^」]*」|『[^』]*』|“[^”]*”|‘[^']*'|"[^"]*"|《[^》]*》/g;
const LOOKED_BACK = 24;

/**
 * What of a text of staff should not be sent. A phrase that is quoted, reported or negated is no
 * hit, nor is a number that the customer wrote themselves.
 *
 * @param said what the customer wrote
 * @param forbidden phrases that the company does not want said either
 */
export function findConduct(
  text: string,
  said: readonly string[] = [],
  forbidden: readonly string[] = [],
): ConductHit[] {
  const read = fold(text);
  const quotes = [...read.matchAll(QUOTED)].map(spanOf);
  const hits: ConductHit[] = [];
  const add = (kind: ConductKind, { from, to }: { from: number; to: number }) =>
    hits.push({ kind, from, to, words: text.slice(from, to) });
  const found = [
    ...PHRASES.map(([kind, phrase]) => ({ kind, spans: [...read.matchAll(phrase)].map(spanOf) })),
    { kind: 'company' as const, spans: forbidden.flatMap((phrase) => spansOf(fold(phrase), read)) },
  ];
  for (const { kind, spans } of found) {
    for (const span of spans) {
      const before = read.slice(Math.max(0, span.from - LOOKED_BACK), span.from);
      const quoted = quotes.some(({ from, to }) => from < span.from && span.to < to);
      if (!quoted && !DENIED.test(before) && !REPORTED.test(before)) add(kind, span);
    }
  }
  for (const pattern of PERSONAL) {
    for (const span of [...read.matchAll(pattern)].map(spanOf)) {
      const words = digitsOf(read.slice(span.from, span.to));
      if (pattern === PERSONAL[2] && !hasCheckDigit(words)) continue;
      if (!said.some((theirs) => digitsOf(fold(theirs)).includes(words)))
        add('personal_data', span);
    }
  }
  return hits.sort((a, b) => a.from - b.from).filter(apart);
}

/** Simplified, half-width and small, of the same length. */
function fold(text: string): string {
  return text.replace(/[\u3400-\u9fff\uff01-\uff5e’A-Z]/g, (character) => {
    if (character === '’') return "'";
    const code = character.charCodeAt(0);
    if (code >= 0xff10 && code <= 0xff5a) {
      return String.fromCharCode(code - 0xfee0).toLowerCase();
    }
    return folds.get(character) ?? character.toLowerCase();
  });
}

function digitsOf(text: string): string {
  return text.replace(/[\s-]/g, '');
}

/** The check digit of bank cards, by Luhn. */
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** Where a phrase stands, letter by letter. */
function spansOf(phrase: string, read: string): { from: number; to: number }[] {
  const spans = [];
  for (let from = read.indexOf(phrase); from >= 0; from = read.indexOf(phrase, from + 1)) {
    spans.push({ from, to: from + phrase.length });
  }
  return spans;
}

function spanOf({ index, 0: words }: RegExpExecArray): { from: number; to: number } {
  return { from: index, to: index + words.length };
}

/** Of hits that overlap the first is told. */
function apart(hit: ConductHit, at: number, all: ConductHit[]): boolean {
  return all.slice(0, at).every(({ to }) => to <= hit.from);
}
