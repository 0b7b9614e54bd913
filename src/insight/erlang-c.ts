/** What arrives, and who serves it. */
export interface Load {
  /** Arrivals per hour. */
  perHour: number;
  /** Mean handling time, in seconds. */
  handlingSeconds: number;
  /** How many can be served at once: staff, times what each serves at a time. */
  servers: number;
}

/** What queueing theory expects of a load. */
export interface Expectation {
  /** Offered traffic, in erlangs. */
  traffic: number;
  /** Share of the servers' time that is worked, from 0 to 1. */
  occupancy: number;
  /** Whether anybody waits at all: a probability. */
  waiting: number;
  /** Mean wait of everybody, in seconds. */
  meanWaitSeconds: number;
  /** The share that is served within so many seconds. */
  servedWithin(seconds: number): number;
}

/**
 * Erlang C: everybody waits until they are served, in the order they came. Real customers leave,
 * so it expects more waiting than there is where much is asked of few.
 *
 * @returns null where more comes in than can be served: the queue would grow without end
 */
export function erlangC({ perHour, handlingSeconds, servers }: Load): Expectation | null {
  const traffic = (perHour * handlingSeconds) / 3600;
  if (servers <= traffic) return null;
  const blocking = erlangB(traffic, servers);
  const waiting = (servers * blocking) / (servers - traffic * (1 - blocking));
  const spare = servers - traffic;
  return {
    traffic,
    occupancy: traffic / servers,
    waiting,
    meanWaitSeconds: (waiting * handlingSeconds) / spare,
    servedWithin: (seconds) => 1 - waiting * Math.exp((-spare * seconds) / handlingSeconds),
  };
}

/** The probability that all servers are busy where nobody waits, by its recursion over them. */
function erlangB(traffic: number, servers: number): number {
  let blocking = 1;
  for (let server = 1; server <= servers; server++) {
    blocking = (traffic * blocking) / (server + traffic * blocking);
  }
  return blocking;
}
