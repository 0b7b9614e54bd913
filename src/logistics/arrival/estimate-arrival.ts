/** What can be said about when a parcel arrives. */
export type ArrivalEstimate =
  | {
      kind: 'range';
      /** Half of the trips that took as long as this one already has arrived before. */
      earliest: Date;
      /** Four in five of them did. */
      latest: Date;
      /** How many trips the range is drawn from. */
      trips: number;
    }
  /** Too few trips are stored to say anything. */
  | { kind: 'too_few'; trips: number }
  /** Nearly every stored trip was faster: no range could be honest. */
  | { kind: 'later_than_usual'; trips: number };

/** Fewer trips make no range. */
const FEWEST_TRIPS = 20;
/** So many trips must have taken longer than this one has; fewer are exceptions. */
const FEWEST_SLOWER = 5;
const EARLIEST = 0.5;
const LATEST = 0.8;

/**
 * When a parcel may arrive, from how long others took on its lane. Only the trips that were
 * longer than the parcel is under way already count: the others are no longer possible.
 *
 * @param durations of trips from pickup to delivery, in milliseconds
 */
export function estimateArrival(
  durations: readonly number[],
  { pickedUpAt, now }: { pickedUpAt: Date; now: Date },
): ArrivalEstimate {
  const trips = durations.length;
  if (trips < FEWEST_TRIPS) return { kind: 'too_few', trips };
  const elapsed = now.getTime() - pickedUpAt.getTime();
  const possible = durations.filter((duration) => duration > elapsed).sort((a, b) => a - b);
  if (possible.length < FEWEST_SLOWER) return { kind: 'later_than_usual', trips };
  const after = (duration: number) => new Date(pickedUpAt.getTime() + Math.round(duration));
  return {
    kind: 'range',
    earliest: after(quantile(possible, EARLIEST)),
    latest: after(quantile(possible, LATEST)),
    trips,
  };
}

/** The value below which a share of a rising list lies, between its elements by proportion. */
export function quantile(rising: readonly number[], share: number): number {
  const position = (rising.length - 1) * share;
  const below = rising[Math.floor(position)] ?? 0;
  const above = rising[Math.ceil(position)] ?? below;
  return below + (above - below) * (position - Math.floor(position));
}
