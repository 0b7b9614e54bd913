import type { Colleague } from '../../../protocol/index.js';

/** A stretch of a note: plain words, or the name of somebody who is called in. */
export interface Stretch {
  text: string;
  mention: boolean;
}

/**
 * The colleagues whom a text calls in by `@name`: the longest name that fits counts, so that
 * `@王芳` is not also `@王`. Of two with one name, both, unless one was picked from the list.
 */
export function mentionedIn(
  text: string,
  colleagues: readonly Colleague[],
  picked: ReadonlySet<string>,
): string[] {
  const names = new Set(
    stretchesOf(text, colleagues)
      .filter(({ mention }) => mention)
      .map((stretch) => stretch.text.slice(1)),
  );
  return [...names].flatMap((name) => {
    const namesakes = colleagues.filter((each) => each.name === name);
    const chosen = namesakes.filter(({ id }) => picked.has(id));
    return (chosen.length > 0 ? chosen : namesakes).map(({ id }) => id);
  });
}

/** Cuts a text into plain words and mentions of these names. */
export function stretchesOf(text: string, people: readonly { name: string }[]): Stretch[] {
  const names = people.map(({ name }) => name).sort((a, b) => b.length - a.length);
  const stretches: Stretch[] = [];
  let begin = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const name = names.find((each) => text.startsWith(each, at + 1));
    if (!name) continue;
    if (at > begin) stretches.push({ text: text.slice(begin, at), mention: false });
    begin = at + 1 + name.length;
    stretches.push({ text: text.slice(at, begin), mention: true });
  }
  if (begin < text.length) stretches.push({ text: text.slice(begin), mention: false });
  return stretches;
}
