import { featuresOfText } from '../../understanding/index.js';

/** Messages this alike mean the same; by the cosine of their weighted features. */
const ALIKE_AT = 0.42;
/** A feature that more messages than this share tells nothing apart. */
const COMMONEST = 0.2;
/** … unless they are as few as this. */
const FEW = 50;
/** Words, characters, stems, masks: pairs tell texts apart that mean the same in another order. */
const COMPARED = /^[wcsm]:/;

/** The features of a text with their weights, of length 1. */
type Vector = ReadonlyMap<string, number>;

/**
 * Groups texts that are alike, by the features that the engine reads. Each joins the group whose
 * lead it is most like, or leads one of its own: the same texts in the same order give the same
 * groups. Looking costs what the features cost that texts share, not the number of pairs.
 *
 * @returns the largest groups first, their leads first; of equal size, the one that began first
 */
export function groupMessages<Message extends { text: string }>(
  messages: readonly Message[],
): Message[][] {
  const vectors = vectorsOf(messages.map(({ text }) => text));
  const groups: Message[][] = [];
  const leading = new Map<string, { group: number; weight: number }[]>();
  for (const [at, message] of messages.entries()) {
    const vector = vectors[at]!;
    const nearest = nearestOf(vector, leading);
    if (nearest !== null) {
      groups[nearest]!.push(message);
      continue;
    }
    const group = groups.push([message]) - 1;
    for (const [feature, weight] of vector) {
      const places = leading.get(feature);
      if (places) places.push({ group, weight });
      else leading.set(feature, [{ group, weight }]);
    }
  }
  return groups.sort((a, b) => b.length - a.length);
}

function nearestOf(
  vector: Vector,
  leading: ReadonlyMap<string, { group: number; weight: number }[]>,
): number | null {
  const likeness = new Map<number, number>();
  for (const [feature, weight] of vector) {
    for (const lead of leading.get(feature) ?? []) {
      likeness.set(lead.group, (likeness.get(lead.group) ?? 0) + weight * lead.weight);
    }
  }
  let nearest: number | null = null;
  let most = ALIKE_AT;
  for (const [group, value] of likeness) {
    if (value < most || (value === most && nearest !== null)) continue;
    [nearest, most] = [group, value];
  }
  return nearest;
}

/** Features by tf-idf: what few texts hold tells the most. */
function vectorsOf(texts: readonly string[]): Vector[] {
  const features = texts.map((text) => [
    ...new Set(featuresOfText(text).filter((feature) => COMPARED.test(feature))),
  ]);
  const holding = new Map<string, number>();
  for (const own of features) {
    for (const feature of own) holding.set(feature, (holding.get(feature) ?? 0) + 1);
  }
  const most = Math.max(FEW, texts.length * COMMONEST);
  return features.map((own) => {
    const weights = own.flatMap((feature): [string, number][] => {
      const times = holding.get(feature) ?? 1;
      return times > most ? [] : [[feature, 1 + Math.log(texts.length / times)]];
    });
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    return new Map(weights.map(([feature, weight]) => [feature, weight / length]));
  });
}
