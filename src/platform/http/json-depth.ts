import { CodedError } from '../errors.js';

/** No document of ours or of a feed nests deeper than a dozen levels. */
const MOST_LEVELS = 64;
const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [OPEN_ARRAY, OPEN_OBJECT, CLOSE_ARRAY, CLOSE_OBJECT] = [0x5b, 0x7b, 0x5d, 0x7d];

/**
 * Refuses JSON that nests deeper than {@link MOST_LEVELS} before anybody parses it: a parser takes
 * a second for a million levels. Looks at each byte once, and not past the level too many.
 * @throws {CodedError} INVALID_PAYLOAD
 */
export function refuseTooDeep(json: Buffer): void {
  let levels = 0;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (byte === QUOTE) at = endOfString(json, at);
    else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) levels++;
    else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) levels--;
    if (levels > MOST_LEVELS) {
      throw new CodedError('INVALID_PAYLOAD', 'The body is nested too deep', {
        details: { maximumLevels: MOST_LEVELS },
      });
    }
  }
}

/** Where the string that begins at `start` ends; the end of the text where it does not. */
function endOfString(json: Buffer, start: number): number {
  for (let at = start + 1; at < json.length; at++) {
    if (json[at] === BACKSLASH) at++;
    else if (json[at] === QUOTE) return at;
  }
  return json.length;
}
