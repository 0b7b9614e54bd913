/** An utterance and how alike it is to what was asked: 1 is the same letters. */
export interface Alike {
  intent: string;
  text: string;
  likeness: number;
}

interface Entry {
  intent: string;
  text: string;
  pairs: number;
}

/**
 * Finds utterances that say nearly the same, by the pairs of letters they share (Dice's
 * coefficient). Looking costs what the rarest pairs cost, not the number of utterances.
 */
export class LikenessIndex {
  private readonly entries: Entry[] = [];
  private readonly byPair = new Map<string, number[]>();

  add(intent: string, text: string): void {
    const pairs = pairsOf(text);
    const at = this.entries.push({ intent, text, pairs: pairs.size }) - 1;
    for (const pair of pairs) {
      const places = this.byPair.get(pair);
      if (places) places.push(at);
      else this.byPair.set(pair, [at]);
    }
  }

  /** The nearest first. */
  find(text: string, atLeast: number, limit: number): Alike[] {
    const pairs = pairsOf(text);
    const shared = new Map<number, number>();
    for (const pair of pairs) {
      for (const at of this.byPair.get(pair) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    return [...shared]
      .map(([at, common]) => {
        const { intent, text: known, pairs: count } = this.entries[at]!;
        return { intent, text: known, likeness: (2 * common) / (pairs.size + count) };
      })
      .filter(({ likeness }) => likeness >= atLeast)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, limit);
  }
}

/** Pairs of letters with the edges; spaces, signs and capitals make no difference. */
function pairsOf(text: string): Set<string> {
  const letters = `^${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')}$`;
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < letters.length; at++) pairs.add(letters.slice(at, at + 2));
  return pairs;
}
