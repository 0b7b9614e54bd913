import type { Understanding } from '../understanding/index.js';

/** Words that only put a value in its place: 「不对，改成…公斤」, "no, make it …". */
const PUTTING =
  /不对|不對|[改写寫记記弄搞填]?[错錯]了|说错|說錯|不是|应该|應該|而是|就是|是|改成|改为|改為|改到|换成|換成|我|那|就|再|要|从|從|由|寄往|寄到|寄去|发往|發往|发到|發到|送到|寄|发|發|到|去|往|在|大概|大约|大約|差不多|左右|总共|總共|一共|上午|下午|中午|早上|晚上|傍晚|的|了|吧|哦|啊|呀|哈|\b(?:no|not|sorry|actually|i mean|i meant|it'?s|its|it is|that'?s|should be|make it|change it to|about|around|from|to|in|on|the|please|morning|afternoon|evening)\b/giu;

/**
 * Whether a message is nothing but values, so that it answers or corrects what is in hand,
 * whatever its words are like elsewhere: 「明天上午」, 「改成5公斤」, 「从北京寄」.
 */
export function isOnlyValues({ text, entities }: Understanding): boolean {
  const { waybills, ...others } = entities;
  const found = [...waybills, ...Object.values(others)];
  if (found.length === 0) return false;
  return (
    without(text, found)
      .replace(PUTTING, '')
      .replace(/[\s\p{P}\p{S}]+/gu, '') === ''
  );
}

/** A text without some stretches of it. */
function without(text: string, stretches: readonly { start: number; end: number }[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    rest += text.slice(from, Math.max(start, from)) + ' ';
    from = Math.max(end, from);
  }
  return rest + text.slice(from);
}
