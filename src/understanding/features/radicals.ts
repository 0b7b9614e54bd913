/**
 * Where the characters of each of the 214 KangXi radicals begin: Unicode's first block of Chinese
 * characters is in the order of the radicals, each beginning with the radical itself. Simplified
 * forms stand behind the others of theirs.
 */
const BEGINNINGS = Int32Array.from({ length: 214 }, (_, at) =>
  String.fromCodePoint(0x2f00 + at)
    .normalize('NFKC')
    .codePointAt(0)!,
);
/** What was added later stands in no order. */
const LAST_IN_ORDER = 0x9fa5;

/**
 * The number of a Chinese character's KangXi radical, 1–214, which often tells what it is about:
 * 疒 an illness, 钅 a metal, 饣 food. Null where its place in Unicode does not tell.
 */
export function radicalOf(character: string): number | null {
  const code = character.codePointAt(0)!;
  if (code < BEGINNINGS[0]! || code > LAST_IN_ORDER) return null;
  let [low, high] = [0, BEGINNINGS.length];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (BEGINNINGS[middle]! <= code) low = middle;
    else high = middle;
  }
  return low + 1;
}
