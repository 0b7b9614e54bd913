/** `2026-11-23 12:00:00`, `2026/11/23 9:05`, `2026-11-23T12:00:00.5+08:00`, `…Z`. */
const TIME_PATTERN =
  /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)? ?(Z|[+-]\d{2}:?\d{2})?$/;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Clocks are only put forward or back at the quarters of an hour. */
const STEADY_MS = 15 * MINUTE_MS;
/** So many offsets of a zone are remembered, two months of them; beyond it they are reckoned anew. */
const OFFSETS_KEPT = 6_000;

const clocks = new Map<string, Intl.DateTimeFormat>();
/** By zone and quarter of an hour. */
const offsets = new Map<string, Map<number, number>>();

/**
 * The instant a written time means. Only days and clocks that exist: 30 February, 24:60 and the
 * like are none.
 *
 * @param zone the IANA zone of times without an offset; in the hour that summer time skips or
 *   repeats, one of its two readings
 * @returns null where the text is no time
 * @example parseTime('2026-11-23 12:00:00', 'Asia/Shanghai') // 2026-11-23T04:00:00.000Z
 */
export function parseTime(text: string, zone: string): Date | null {
  const parts = TIME_PATTERN.exec(text.trim());
  if (!parts) return null;
  const [, year, , month, day, hour, minute, second, fraction, offset] = parts;
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map((part) =>
    Number(part ?? 0),
  ) as [number, number, number, number, number, number];
  if (h > 23 || mi > 59 || s > 59) return null;
  const milliseconds = Math.floor(Number(`0.${fraction ?? 0}`) * 1000);
  const local = Date.UTC(y, mo - 1, d, h, mi, s, milliseconds);
  const written = new Date(local);
  if (written.getUTCMonth() !== mo - 1 || written.getUTCDate() !== d) return null;
  const ahead = offset ? offsetOf(offset) : zoneOffset(local, zone);
  return ahead === null ? null : new Date(local - ahead);
}

/** The day an instant falls on in a zone, `2026-11-23`. */
export function dayIn(zone: string, instant: Date): string {
  return new Date(instant.getTime() + offsetAt(instant.getTime(), zone)).toISOString().slice(0, 10);
}

/** `+08:00` in milliseconds; null where no clock is so far ahead. */
function offsetOf(offset: string): number | null {
  if (offset === 'Z') return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(-2));
  if (hours > 14 || minutes > 59) return null;
  return (offset.startsWith('-') ? -1 : 1) * (hours * HOUR_MS + minutes * MINUTE_MS);
}

/** How far the zone's clock is ahead of UTC when it shows a time, in milliseconds. */
function zoneOffset(local: number, zone: string): number {
  // The first guess takes the zone's time for UTC; the second looks again from there.
  return offsetAt(local - offsetAt(local, zone), zone);
}

/** How far the zone's clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  let known = offsets.get(zone);
  if (!known) offsets.set(zone, (known = new Map()));
  const quarter = Math.floor(instant / STEADY_MS);
  let offset = known.get(quarter);
  if (offset === undefined) {
    offset = offsetByClock(instant, zone);
    if (known.size >= OFFSETS_KEPT) known.clear();
    known.set(quarter, offset);
  }
  return offset;
}

function offsetByClock(instant: number, zone: string): number {
  const shown = new Map(
    clockOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => Number(shown.get(name));
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - Math.floor(instant / 1000) * 1000;
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(zone, clock);
  return clock;
}
