/** What an id is made of: milliseconds since 1970 and random bytes, given from outside. */
export interface IdSource {
  now: () => number;
  random: (bytes: Uint8Array<ArrayBuffer>) => void;
}

/**
 * A maker of UUID v7 (RFC 9562) whose ids always grow, also within one millisecond and when the
 * clock steps back: the outbox sorts by id. The 12 bits after the version count within the
 * millisecond; when they are used up the time is taken one further.
 */
export function uuid7Maker(source: IdSource): () => string {
  let time = 0;
  let count = 0;
  return () => {
    const now = source.now();
    if (now > time) {
      time = now;
      count = 0;
    } else if (++count > 0xfff) {
      time += 1;
      count = 0;
    }
    const tail = new Uint8Array(8);
    source.random(tail);
    tail[0] = ((tail[0] ?? 0) & 0x3f) | 0x80;
    const hex =
      time.toString(16).padStart(12, '0') +
      (0x7000 | count).toString(16) +
      Array.from(tail, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };
}

/** `crypto.randomUUID` is missing on plain http pages; `getRandomValues` is everywhere. */
export const uuid7 = uuid7Maker({
  now: () => Date.now(),
  random: (bytes) => crypto.getRandomValues(bytes),
});
