/** What somebody who looks for a conversation may mean, all at once. */
export interface SearchQuestion {
  /** As a part of a message, `%`, `_` and `\` escaped; null: anything. */
  like: string | null;
  /** What the index of conversations is asked for, as `search_pairs` of the migration packs them. */
  pairs: string | null;
  /** Letters and digits as waybills are written; null: it is no part of one. */
  waybill: string | null;
  /** The last four digits of a phone. */
  lastFour: string | null;
  /** The end of a customer's id, which their label shows. */
  customer: string | null;
}

const SHORTEST_WAYBILL_PART = 6;

/** Reads what was typed into the search box. */
export function readQuestion(typed: string): SearchQuestion {
  const text = typed.normalize('NFKC').trim();
  if (text === '') {
    return { like: null, pairs: null, waybill: null, lastFour: null, customer: null };
  }
  const packed = text.toUpperCase().replace(/[\s\p{Pd}]/gu, '');
  // As lists show it in any language, or its end alone.
  const customer = /(?:^|\s)([0-9a-f]{4})$/i.exec(text)?.[1]?.toLowerCase() ?? null;
  return {
    like: text.replace(/[\\%_]/g, '\\$&'),
    pairs: pairsOf(text),
    waybill:
      packed.length >= SHORTEST_WAYBILL_PART && /^[A-Z0-9]*\d[A-Z0-9]*$/.test(packed)
        ? packed
        : null,
    lastFour: /^\d{4}$/.test(packed) ? packed : null,
    customer,
  };
}

/** Each character with the next; one alone is the beginning of a pair. */
function pairsOf(text: string): string | null {
  const characters = [...text.toLowerCase().replace(/[ \-\t\r\n\u3000]/g, '')];
  const [only, ...others] = characters;
  if (only === undefined) return null;
  if (others.length === 0) return `${quoted(only)}:*`;
  const pairs = others.map((character, at) => quoted(`${characters[at] ?? ''}${character}`));
  return [...new Set(pairs)].join(' & ');
}

function quoted(lexeme: string): string {
  return `'${lexeme.replace(/['\\]/g, '$&$&')}'`;
}
