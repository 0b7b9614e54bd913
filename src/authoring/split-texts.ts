import { isScalar, LineCounter, parseDocument, visit, type Node, type Pair } from 'yaml';
import { locales } from '../protocol/index.js';
import type { FileFault } from '../platform/yaml-file.js';
import type { IntentSet } from './intent-set.js';

/** A list on one line with something unquoted before a comma: the others need no second reading. */
const MAY_SPLIT = /[[,]\s*[^\s'"[\]{},][^'"[\]{}]*,/;
/** What ends a text that is whole. */
const ENDS = /[。！？!?.…~～:：)）」』”"]$/;

/**
 * Texts of replies that an unquoted comma seems to have split: `[你好,请稍等]` is two variants.
 * Told to who writes the files; a version that is live already stays as it is.
 */
export function splitTexts(set: IntentSet): FileFault[] {
  return [...set].flatMap(([name, source]) =>
    /^(?:regions\/)?[^/]+$/.test(name) && MAY_SPLIT.test(source) ? splitTextsOf(name, source) : [],
  );
}

function splitTextsOf(name: string, source: string): FileFault[] {
  const counter = new LineCounter();
  const document = parseDocument(source, {
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'error',
  });
  if (document.errors.length > 0) return [];
  const faults: FileFault[] = [];
  visit(document, {
    Seq(_, list, above) {
      if (!list.flow || !isReply(above)) return;
      for (const [at, text] of list.items.slice(0, -1).entries()) {
        if (!isScalar(text) || text.type !== 'PLAIN' || ENDS.test(String(text.value))) continue;
        const { line, col } = counter.linePos(text.range?.[1] ?? 0);
        const next = list.items[at + 1];
        const whole = `${String(text.value)},${isScalar(next) ? String(next.value) : ''}`;
        faults.push({
          ...{ file: name, line, column: col },
          message: `ends a text at this comma; if it goes on, write "${whole}" in quotes, else quote each text`,
        });
      }
    },
  });
  return faults;
}

/** Whether a list holds the variants of a reply in one language. */
function isReply(above: readonly unknown[]): boolean {
  const keys = above.flatMap((node) => keyOf(node as Node | Pair) ?? []);
  return keys.includes('replies') && locales.some((locale) => keys.at(-1) === locale);
}

function keyOf(node: Node | Pair): string | null {
  return 'key' in node && isScalar(node.key) ? String(node.key.value) : null;
}
