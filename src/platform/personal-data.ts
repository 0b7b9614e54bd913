const patterns: [RegExp, (match: string) => string][] = [
  // E-mail: the first letter and the domain stay.
  [/([\w.+-])[\w.+-]*(@[\w-]+(?:\.[\w-]+)+)/g, (match) => match.replace(/^(.).*@/, '$1***@')],
  // Resident identity card: 17 digits and a check character; region and the last two stay.
  [/(?<!\d)\d{17}[\dXx](?!\d)/g, (match) => `${match.slice(0, 6)}**********${match.slice(-2)}`],
  // Mainland mobile: 138******12, the trade's usual mask.
  [/(?<!\d)1[3-9]\d{9}(?!\d)/g, (match) => `${match.slice(0, 3)}******${match.slice(-2)}`],
  // Waybills and other long numbers: the last four stay.
  [/(?<![\dA-Za-z])[A-Z]{0,4}\d{9,}(?:[A-Z]{2})?(?!\d)/gi, (match) => `****${match.slice(-4)}`],
];

/**
 * Text for lists and logs: e-mail addresses, identity cards, mobiles and waybills are masked.
 * Digits written full-width or with spaces and hyphens between are found too.
 *
 * @example maskPersonalData('我的电话13812345612') // '我的电话138******12'
 */
export function maskPersonalData(text: string): string {
  if (!/[\p{N}@＠]/u.test(text)) return text;
  const folded = text
    .replace(/[\p{L}\p{N}＋－．＠＿\u3000]+/gu, (run) => run.normalize('NFKC'))
    .replace(/(?<=\d)[\s-](?=\d)/g, '');
  return patterns.reduce((masked, [pattern, mask]) => masked.replace(pattern, mask), folded);
}
