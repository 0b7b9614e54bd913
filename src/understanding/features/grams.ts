/** Each stands for its letters in one number: seven bits a letter. */
const LONGEST = 4;
const SIZES = [3, LONGEST];
const BITS = 7;
const PREFIX = 'g:';

/** Every three and four letters of a text: `g:` and the letters. */
export function gramsOf(text: string): string[] {
  const grams: string[] = [];
  eachGram(text, (at, size) => grams.push(gramAt(text, at, size)));
  return grams;
}

/** The name of one. */
export function gramAt(text: string, at: number, size: number): string {
  return PREFIX + text.slice(at, at + size);
}

/** Where each of them begins, and how many letters it has. */
export function eachGram(text: string, visit: (at: number, size: number) => void): void {
  for (const size of SIZES) for (let at = 0; at + size <= text.length; at++) visit(at, size);
}

/** The number of some letters, below 2²⁸; −1 where one of them is not ASCII. */
export function packed(text: string, at: number, size: number): number {
  let number = 0;
  for (let letter = 0; letter < LONGEST; letter++) {
    const code = letter < size ? text.charCodeAt(at + letter) : 0;
    if (code >= 1 << BITS) return -1;
    number = (number << BITS) | code;
  }
  return number;
}

/** The number of a feature that {@link gramsOf} gives; −1 of any other, and of letters not ASCII. */
export function packedFeature(feature: string): number {
  const size = feature.length - PREFIX.length;
  return feature.startsWith(PREFIX) && SIZES.includes(size)
    ? packed(feature, PREFIX.length, size)
    : -1;
}
