/** Lines that two people changed differently, in the lines of what both started from (from 1). */
export interface MergeConflict {
  fromLine: number;
  toLine: number;
}

export type Merged = { ok: true; text: string } | { ok: false; conflicts: MergeConflict[] };

/** A run of lines of the base, and what stands in its place. */
interface Change {
  from: number;
  to: number;
  lines: string[];
}

/**
 * Joins two texts that were made from one: changes that touch different lines are all kept.
 * Changes of the same or of neighbouring lines are a conflict, unless both made the same change.
 */
export function mergeTexts(base: string, ours: string, theirs: string): Merged {
  if (ours === theirs || theirs === base) return { ok: true, text: ours };
  if (ours === base) return { ok: true, text: theirs };
  const lines = base.split('\n');
  const own = changesOf(lines, ours.split('\n'));
  const other = changesOf(lines, theirs.split('\n'));
  const conflicts: MergeConflict[] = [];
  const kept = [...own];
  for (const change of other) {
    const rival = own.find(touches(change));
    if (!rival) kept.push(change);
    else if (!isSame(rival, change)) {
      conflicts.push({
        fromLine: Math.min(rival.from, change.from) + 1,
        toLine: Math.max(rival.to, change.to, rival.from + 1, change.from + 1),
      });
    }
  }
  if (conflicts.length > 0) return { ok: false, conflicts };
  return { ok: true, text: applied(lines, kept) };
}

/**
 * The text `ours` with the change that made `theirs` of `base`. Where both changed the same
 * lines, theirs stand.
 */
export function graftText(base: string, ours: string, theirs: string): string {
  const lines = base.split('\n');
  const grafted = changesOf(lines, theirs.split('\n'));
  const own = changesOf(lines, ours.split('\n')).filter((change) => !grafted.some(touches(change)));
  return applied(lines, [...own, ...grafted]);
}

/** The lines that differ, from the top. */
export function changedLines(before: string, after: string): { out: string[]; in: string[] }[] {
  const lines = before.split('\n');
  return changesOf(lines, after.split('\n')).map(({ from, to, lines: put }) => ({
    out: lines.slice(from, to),
    in: put,
  }));
}

function touches(change: Change): (other: Change) => boolean {
  return (other) => other.from <= change.to && change.from <= other.to;
}

function applied(base: readonly string[], changes: Change[]): string {
  const lines = [...base];
  for (const { from, to, lines: put } of changes.sort((a, b) => b.from - a.from)) {
    lines.splice(from, to - from, ...put);
  }
  return lines.join('\n');
}

function isSame(a: Change, b: Change): boolean {
  return a.from === b.from && a.to === b.to && a.lines.join('\n') === b.lines.join('\n');
}

/** The changes that make `after` of `before`, from the top. */
function changesOf(before: string[], after: string[]): Change[] {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && before.at(-1 - end) === after.at(-1 - end)) end++;
  const old = before.slice(start, before.length - end);
  const now = after.slice(start, after.length - end);
  const changes: Change[] = [];
  let at = 0;
  let put = 0;
  for (const [left, right] of [...common(old, now), [old.length, now.length] as const]) {
    if (left > at || right > put) {
      changes.push({ from: start + at, to: start + left, lines: now.slice(put, right) });
    }
    at = left + 1;
    put = right + 1;
  }
  return changes.filter(({ from, to, lines }) => to > from || lines.length > 0);
}

/** Comparing costs the product of the lengths: past this, only between lines that are anchors. */
const MOST_COMPARED = 2_000_000;

/** A longest common subsequence, as pairs of places. */
function common(a: string[], b: string[]): [number, number][] {
  if (a.length * b.length > MOST_COMPARED) return commonByAnchors(a, b);
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] =
        a[i] === b[j]
          ? table[(i + 1) * width + j + 1]! + 1
          : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (table[(i + 1) * width + j]! >= table[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}

/**
 * The same for long texts: lines that both hold once are anchors, and what lies between two of
 * them is compared by itself. Without an anchor nothing is taken to be common.
 */
function commonByAnchors(a: string[], b: string[]): [number, number][] {
  const anchors = commonOfUnique(a, b);
  if (anchors.length === 0) return [];
  const pairs: [number, number][] = [];
  let [left, right] = [0, 0];
  for (const [i, j] of [...anchors, [a.length, b.length] as const]) {
    for (const [x, y] of common(a.slice(left, i), b.slice(right, j))) {
      pairs.push([left + x, right + y]);
    }
    if (i < a.length) pairs.push([i, j]);
    [left, right] = [i + 1, j + 1];
  }
  return pairs;
}

/** Lines that both hold once, in rising order. */
function commonOfUnique(a: string[], b: string[]): [number, number][] {
  const places = (lines: string[]) => {
    const found = new Map<string, number>();
    for (const [at, line] of lines.entries()) found.set(line, found.has(line) ? -1 : at);
    return found;
  };
  const there = places(b);
  const pairs: [number, number][] = [];
  let last = -1;
  for (const [line, at] of places(a)) {
    const place = there.get(line) ?? -1;
    if (at < 0 || place <= last) continue;
    pairs.push([at, place]);
    last = place;
  }
  return pairs;
}
