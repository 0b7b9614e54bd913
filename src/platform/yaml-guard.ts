/** A place in a text that a YAML parser should not be given, and why. */
export interface GuardFault {
  /** From 1. */
  line: number;
  message: string;
}

/** Far above any file a person edits; what is larger is split. */
export const LARGEST_YAML_BYTES = 262_144;

const MOST_LINES = 12_000;
const LONGEST_LINE = 8_000;
/** Of each of these a hostile file has thousands; what people write has a handful. */
const MOST_ODD = 200;
const MOST_COMMAS = 12_000;
const MOST_ESCAPES = 2_000;
const DEEPEST = 60;

/** `- - - - a`, or `? a`: complex keys and lists of lists of lists. */
const NESTED_ON_A_LINE = /^[ ]*(?:(?:- ){4}|(?:- )*\? )/;
/** An anchor, alias or tag where a value begins. */
const ODD_BEGINNING = /^[ ]*(?:- )*(?:[^\s'"#[{]+:[ ]+)?([&*!])\S/;
const ODD_BEGINNINGS = /[\s[{,:][&*!](?=[^\s&*!])/g;
/** `a: b: c` */
const TWO_COLONS = /^[^'"#[{]*\S: [^'"#[{]*\S: /;
const DIRECTIVE = /^%/;
const MERGE_KEY = /^[ ]*(?:- )*["']?<<["']?[ ]*:/;
// eslint-disable-next-line no-control-regex -- these are what it looks for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;

/**
 * What would make a parser of YAML work for minutes, or say other than what it seems to: looked
 * for in one pass over the text, before anything is parsed. Parsers need a second and more for
 * a hundred kilobytes of nothing but escapes, brackets or complex keys.
 */
export function guardYaml(source: string): GuardFault | null {
  if (source.length > LARGEST_YAML_BYTES) {
    return fault(1, `is ${source.length} characters long; split it`);
  }
  const odd = { beginnings: 0, colons: 0, commas: 0, escapes: 0, gaps: 0, depth: 0 };
  const lines = source.split('\n');
  if (lines.length > MOST_LINES) {
    return fault(MOST_LINES, `has more than ${MOST_LINES} lines; split it`);
  }
  for (const [at, line] of lines.entries()) {
    const message = ofLine(line) ?? ofAll(line, odd);
    if (message) return fault(at + 1, message);
  }
  return null;
}

function ofLine(line: string): string | null {
  if (line.length > LONGEST_LINE) return `is longer than ${LONGEST_LINE} characters; break it`;
  if (CONTROL.test(line)) return 'holds bytes that are no text; save it as UTF-8 text';
  if (/^[ ]*\t/.test(line)) return 'is indented with a tab; use spaces';
  if (DIRECTIVE.test(line)) return 'uses a YAML directive (%); remove it';
  if (MERGE_KEY.test(line)) return 'uses a merge key (<<); write the fields out';
  if (NESTED_ON_A_LINE.test(line)) return 'nests keys or lists on one line; write it plainly';
  const sign = ODD_BEGINNING.exec(line)?.[1];
  if (sign === '!') return 'uses a YAML tag (!name); put the text in quotes';
  if (sign) return 'uses a YAML anchor or alias (&name, *name); write the text out, or in quotes';
  return null;
}

function ofAll(line: string, odd: Record<string, number>): string | null {
  const count = (name: string, pattern: RegExp) =>
    (odd[name] = (odd[name] ?? 0) + (line.match(pattern)?.length ?? 0));
  if (count('beginnings', ODD_BEGINNINGS) > MOST_ODD) return 'has too many of & * !; quote them';
  if (TWO_COLONS.test(line) && ++odd['colons']! > MOST_ODD) return 'has two fields on one line';
  if (count('gaps', /[,[{]\s*,/g) > MOST_ODD) return 'has lists with nothing between the commas';
  if (count('commas', /,/g) > MOST_COMMAS) return 'has too many commas; write one item a line';
  if (count('escapes', /\\/g) > MOST_ESCAPES) return 'has too many escapes (\\); write the text';
  if (!line.trimStart().startsWith('#')) {
    odd['depth']! += (line.match(/[[{]/g)?.length ?? 0) - (line.match(/[\]}]/g)?.length ?? 0);
    const opened = (line.match(/[[{]/g)?.length ?? 0) + odd['depth']!;
    if (odd['depth']! > DEEPEST || opened > 2 * DEEPEST)
      return 'nests too deeply; write it flatter';
  }
  return null;
}

function fault(line: number, message: string): GuardFault {
  return { line, message };
}
