import { promiseIn } from '../dialog/index.js';
import { cannedFileSchema, cannedVariables, findConduct, locales } from '../protocol/index.js';
import type { CannedLine, CannedReply } from '../protocol/index.js';
import { parseYaml, type FileFault } from '../platform/yaml-file.js';
import type { Problem } from './intent-rules.js';

/** Longer names of gaps are most likely a brace that was forgotten. */
const LONGEST_GAP = 30;

/**
 * The canned replies of files, in their order.
 * @param forbidden what the company does not want said
 * @param faults gets what is wrong with them
 */
export function readCanned(
  sources: [string, string][],
  forbidden: readonly string[],
  faults: FileFault[],
): CannedLine[] {
  const first = new Map<string, string>();
  return sources.flatMap(([name, source]) => {
    const file = parseYaml(source, name, cannedFileSchema, faults);
    if (!file) return [];
    return Object.entries(file.content.canned).map(([shortcut, reply]) => {
      const given = first.get(shortcut);
      if (given !== undefined) {
        const message = `The shortcut ${shortcut} is already given in ${given}; keep one`;
        file.complainAt(['canned', shortcut], message);
      }
      first.set(shortcut, given ?? name);
      for (const { path, message } of problemsOf(reply, forbidden)) {
        file.complainAt(['canned', shortcut, ...path], message);
      }
      return { ...reply, shortcut, file: name };
    });
  });
}

function* problemsOf({ text }: CannedReply, forbidden: readonly string[]): Generator<Problem> {
  for (const locale of locales) {
    const at = ['text', locale];
    const promise = promiseIn(text[locale]);
    if (promise) yield { path: at, message: `promises "${promise}"; say it without a promise` };
    for (const { kind, words } of findConduct(text[locale], [], forbidden)) {
      if (kind === 'promise') continue;
      yield { path: at, message: `says "${words}" (${kind}), which staff must not` };
    }
    const rest = text[locale].replace(/\{([^{}\n]+)\}/g, (whole, name: string) =>
      name.trim() !== '' && name.length <= LONGEST_GAP ? '' : whole,
    );
    if (/[{}]/.test(rest)) {
      const known = cannedVariables.map((name) => `{${name}}`).join(' ');
      const message = `has a brace too many, or a gap without a short name; known are ${known}`;
      yield { path: at, message };
    }
  }
}
