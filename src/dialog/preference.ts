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
  return WORDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** What the customer cares for after this message. */
export function preferenceAfter(
  before: DialogState['preference'],
  text: string,
): DialogState['preference'] {
  return preferenceIn(text) ?? before;
}
