import type { DialogState } from './dialog-state.js';

/** What a customer presses for, by their words. The last one named counts. */
const WORDS: [NonNullable<DialogState['preference']>, RegExp][] = [
  [
    'speed',
    /最快|更快|特快|快一?点|快些|尽快|[很好太真]急|急死|着急|著急|急着|急著|等着用|等著用|儘快|赶时间|趕時間|越快越好|加急|急用|时效|時效|fastest|asap|quickest|as soon as|urgent(?:ly)?|in a (?:hurry|rush)|faster/i,
  ],
  [
    'price',
    /最便宜|更便宜|太贵|太貴|好贵|好貴|贵了|貴了|便宜一?点|便宜些|省钱|省錢|划算|實惠|实惠|优惠|優惠|经济|cheap(?:er|est)?|budget|discount|save money|affordable|(?:too|so|very) expensive/i,
  ],
  [
    'courtesy',
    /态度好|態度好|好好说话|好好說話|客气|客氣|礼貌|禮貌|耐心一?点|耐心些|polite|courteous|be kind|be nice/i,
  ],
];

/** What a message presses for; null where it does not. */
export function preferenceIn(text: string): DialogState['preference'] {
  const named = WORDS.find(([, pattern]) => pattern.test(text))?.[0];
  return named ?? (isTooDear(text) ? 'price' : null);
}

/** Whether somebody finds something dear, and says of nothing what: 「太贵了」. */
export function isTooDear(text: string): boolean {
  return TOO_DEAR.test(
    text
      .normalize('NFKC')
      .replace(/[，,。.!！?？~～…\s]+/gu, '')
      .trim(),
  );
}
const TOO_DEAR =
  /^(?:哇|天哪|我去|啊|那?也|这|這|这么|這麼|怎么|怎麼|你们|你們|我们?|觉得|覺得|感觉|感覺|运费|運費|价格|價格|价钱|價錢|快递费?|快遞費?|收费|收費|真|有点|有點|有些|还是|還是|好|太|很|死|忒){0,5}[贵貴](?:了|啊|呀|吧|哦|喔|点|點|的|耶|哎|欸|吗|嗎){0,3}(?:(?:能不能|能|可以|可否)?(?:再)?便宜(?:一?点|一?點|一?些)?(?:吗|嗎|吧|嘛)?)?$|^(?:wow|that(?:['’]?s|is)|it(?:['’]?s|is)|thisis|way|far|much|so|really|too|very|abit){0,5}(?:expensive|pricey|dear|costly)$/i;

/** What the customer cares for after this message. */
export function preferenceAfter(
  before: DialogState['preference'],
  text: string,
): DialogState['preference'] {
  return preferenceIn(text) ?? before;
}
