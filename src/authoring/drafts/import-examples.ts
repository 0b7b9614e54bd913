import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { parseYaml, type FileFault } from '../../platform/yaml-file.js';
import type { Locale } from '../../protocol/index.js';

/** Utterances by intent and language. */
export type ImportedExamples = Map<string, Map<Locale, string[]>>;

const rasaSchema = z.looseObject({
  nlu: z.array(z.looseObject({ intent: z.string().optional(), examples: z.unknown().optional() })),
});
/** `[上海]{"entity": "city"}` and `[上海](city)`: what is in the brackets was said. */
const ANNOTATION = /\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})/g;
/** Signs of Traditional writing among the words of this trade. */
const TRADITIONAL = /[們嗎這個還沒單號遞訂運費點電話時間裡麼來對問請謝]/;

/**
 * The examples of a Rasa NLU file (`*.yml`, `*.yaml`) or a CSV with the columns intent and text.
 * @param name the file's name, which tells what it is
 */
export function examplesOfImport(
  name: string,
  source: string,
): { examples: ImportedExamples; faults: FileFault[] } {
  const faults: FileFault[] = [];
  const pairs = /\.ya?ml$/i.test(name) ? ofRasa(name, source, faults) : ofCsv(name, source, faults);
  const examples: ImportedExamples = new Map();
  for (const { intent, text } of pairs) {
    const own = examples.get(intent) ?? new Map<Locale, string[]>();
    const locale = localeOf(text);
    own.set(locale, [...new Set([...(own.get(locale) ?? []), text])]);
    examples.set(intent, own);
  }
  return { examples, faults };
}

function ofRasa(name: string, source: string, faults: FileFault[]) {
  const file = parseYaml(source, name, rasaSchema, faults);
  return (file?.content.nlu ?? []).flatMap(({ intent, examples }) => {
    if (!intent || typeof examples !== 'string') return [];
    return examples
      .split('\n')
      .map((line) =>
        line
          .replace(/^\s*-\s*/, '')
          .replace(ANNOTATION, '$1')
          .trim(),
      )
      .filter((text) => text !== '')
      .map((text) => ({ intent: intent.replace('/', '.'), text }));
  });
}

function ofCsv(name: string, source: string, faults: FileFault[]) {
  const complain = (line: number, message: string) => {
    faults.push({ file: name, line, column: 1, message });
    return [];
  };
  let rows: string[][];
  try {
    rows = parse(source, { bom: true, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : 1;
    return complain(line, 'is no CSV');
  }
  const [head = [], ...body] = rows;
  const places = ['intent', 'text'].map((column) =>
    head.findIndex((cell) => cell.trim().toLowerCase() === column),
  );
  const [intentAt = -1, textAt = -1] = places;
  if (intentAt < 0 || textAt < 0) return complain(1, 'needs the columns intent and text');
  return body.flatMap((row, at) => {
    const intent = row[intentAt]?.trim() ?? '';
    const text = row[textAt]?.trim() ?? '';
    return intent && text ? [{ intent, text }] : complain(at + 2, 'lacks an intent or a text');
  });
}

function localeOf(text: string): Locale {
  if (!/\p{Script=Han}/u.test(text)) return 'en';
  return TRADITIONAL.test(text) ? 'zh-TW' : 'zh-CN';
}
