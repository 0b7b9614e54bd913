/** What a message says beside its request; each brings in a person. */
export type Signal =
  | 'anger'
  | 'abuse'
  | 'threat'
  | 'sarcasm'
  | 'despair'
  | 'regulator'
  | 'life'
  | 'safety'
  | 'asks_for_person';

/** Precise patterns over the clean text: each is rare in a message that does not mean it. */
const signalPatterns: [Signal, RegExp][] = [
  [
    'life',
    /救命|等着?(?:用)?药|急救|(?:病人|老人|孩子|父亲|母亲|爸|妈).{0,8}(?:等|急需|断|没).{0,4}药|(?:胰岛素|血浆|器官|抗癌药|救命药)|life.?saving|肾上腺素|透析|抗排异|insulin|epinephrine|epi.?pen|dialysis|dying|run out of (?:my|his|her) medic/,
  ],
  [
    'safety',
    /冒烟|着火|起火|爆炸|漏(?:液|油|气|出来)|刺鼻|不明(?:粉末|液体)|白色粉末|自燃|触电|smok(?:e|ing) (?:from|out)|on fire|leaking|exploded|strange powder|fumes/,
  ],
  [
    'threat',
    /(?:砸|烧|炸)了?你们|弄死|打死|砍(?:死|了)|杀了|同归于尽|见血|不想活|跳楼|自杀|割腕|要你们好看|小心你|上门(?:找|堵|打)|kill (?:you|myself)|burn (?:it|you|the).{0,12}down|beat you up|come (?:over )?and (?:smash|hurt)/,
  ],
  [
    'regulator',
    /12305|12315|邮政(?:管理)?局|邮管局|消协|消费者协会|消保官|工信部|市监局|市场监管|曝光你|找(?:媒体|传媒|记者)|(?:报料|爆料).{0,3}(?:媒体|传媒)|发(?:抖音|微博).{0,4}曝光|(?:找|请)律师|起诉|法院|律师函|postal (?:bureau|regulator)|ombudsman|consumer (?:council|protection)|my lawyer|sue you|small claims|the press/,
  ],
  [
    'abuse',
    /傻[逼比叉x]|煞笔|沙比|[操草艹日干肏]你|你妈|他妈|tmd|nmsl|\bsb\b|狗(?:东西|日|屁)|畜生|混蛋|王八蛋|废物|脑残|去死|滚(?:蛋|犊子|开|你)|贱[人货]|婊|fuck|\bf\*+k?|asshole|bitch|bastard|idiots?\b|morons?\b|piece of (?:shit|crap)|\bstfu\b/,
  ],
  [
    'anger',
    /气[死炸]|垃圾(?:公司|服务|快递|平台|客服|东西)|什么(?:垃圾|破|烂)|(?:太|真|简直)(?:离谱|过分|恶心|气人|烂|垃圾|差劲)|忍无可忍|受够了|欺人太甚|骗子|坑人|黑心|恶心死|火大|怒了|不要脸|敷衍|糊弄|耍我|忽悠|烦死|扯淡|放屁|妈的|靠北|傻眼|夸张欸|离谱欸|unacceptable|ridiculous|furious|outrageous|disgusting|pissed|fed up|sick of|worst (?:service|company|courier)|scam|joke of a|what the hell|wtf/,
  ],
  [
    'asks_for_person',
    /人工|真人|(?:转|找|要|接|换|叫)(?:个|一个|一下)?(?:客服|人|专员|经理|主管|领导)(?!员?(?:电话|在哪))|(?:跟|和|同)(?:个)?(?:人|活人|真人)(?:说|讲|聊|谈)|活人|客服专员|专人|(?:speak|talk|chat|connect).{0,12}(?:human|person|agent|someone|representative|operator|manager|supervisor)|(?:real|live|actual) (?:human|person|agent)|human please|customer service rep/,
  ],
  [
    'despair',
    /没救了|绝望|崩溃|不知道(?:该)?怎么办了|走投无路|心累|无语死|算了吧.*没用|hopeless|at my wits? end|give up|in tears/,
  ],
  [
    'sarcasm',
    /真(?:是)?(?:厉害|棒|行|可以|有本事)[啊呀哦]?[,，!！]?.{0,6}(?:丢|晚|慢|烂|坏|天)|可真(?:快|行|棒|牛)|呵呵|乌龟|蜗牛|绕地球|great job (?:losing|breaking)|thanks for nothing|well done,? (?:you|another)/,
  ],
];

/** Whoever delivers lays hands on somebody, or threatens to. */
const violence =
  /(?:快递员|小哥|司机|师傅|(?:派件|配送|送货)员|送(?:货|快递)的).{0,14}(?:打(?:人|伤|我(?!电话|手机))|打了(?!.{0,2}(?:电话|手机|招呼|卡))|推(?:倒|搡|我)|掐|踹|动手|拿刀|威胁|恐吓|跟踪|尾随|猥亵|摸我|堵(?:在|住)?我)|(?:courier|driver|delivery (?:guy|man|person)).{0,24}(?:shov(?:ed|ing)|pushed|hit|punched|grabbed|threaten(?:ed|ing|s)|followed|assaulted|attacked) (?:me|my|us|him|her)\b/;

/** Not wanted now: 「不要转人工」. */
const NEGATED_PERSON = /(?:不要|不用|别|不想)(?:给我)?(?:转|找|接)?(?:人工|真人)/;

/** The signals whose words stand in a clean text. */
export function signalsIn(clean: string): Signal[] {
  return signalPatterns
    .filter(
      ([signal, pattern]) =>
        pattern.test(clean) && !(signal === 'asks_for_person' && wantsNoPerson(clean)),
    )
    .map(([signal]) => signal);
}

/** Whether a clean text says that no person is wanted: no mood speaks against that. */
export function wantsNoPerson(clean: string): boolean {
  return NEGATED_PERSON.test(clean);
}

/** Whether a clean text tells of violence by whoever delivers: no mood speaks against that. */
export function tellsOfViolence(clean: string): boolean {
  return violence.test(clean);
}
