import { SeededRandom } from '../../logistics/demo/seeded-random.js';
import { tiers, type Tier } from '../../protocol/index.js';
import { SimulatedColleague } from './colleague.js';
import { visit, type Visiting } from './customer.js';
import { FastClock } from './fast-clock.js';
import { FastServer } from './fast-server.js';
import type { Visit } from './figures.js';
import { planCustomers, planStaff, type PlannedCustomer, type Scenario } from './plan.js';

/** After the last customer came, so long is waited for the end; in simulated milliseconds. */
const AFTERMATH_MS = 60 * 60_000;
const TOLD_EVERY_MS = 5 * 60_000;
/** Further apart than there are people, so that no two runs share their dice. */
const SEEDS_APART = 1_000;

/** What is simulated, how fast, and with whom. */
export interface Simulation extends Scenario {
  staff: number;
  atOnce: number;
  /** How many times as fast as on the wall. */
  speed: number;
}

/** How things stand, for whoever watches. Time in milliseconds of the simulated clock. */
export interface Standing {
  at: number;
  waiting: number;
  served: number;
  over: number;
}

/**
 * Runs it on a server of its own, over sockets.
 * @param tell called every five simulated minutes
 * @throws {CommandError} where the server does not start
 */
export async function runSimulation(
  simulation: Simulation,
  tell: (standing: Standing) => void,
): Promise<{ visits: Visit[]; staff: Record<Tier, number> }> {
  const { atOnce, speed, seed, lengthMs } = simulation;
  const server = await FastServer.start(speed, atOnce);
  const stop = () => void server.stop().finally(() => process.exit(130));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const colleagues: SimulatedColleague[] = [];
  try {
    const staff = planStaff(simulation.staff);
    const tokens: string[] = [];
    for (const tier of tiers) tokens.push(...(await server.hire(tier, staff[tier])));
    const clock = new FastClock(speed);
    const handling = new Map<string, number>();
    const handlingOf = (id: string) => handling.get(id) ?? simulation.handlingMs;
    for (const [at, token] of tokens.entries()) {
      const random = new SeededRandom(seed * SEEDS_APART + at);
      const work = { url: server.url, clock, random, handlingOf };
      colleagues.push(await SimulatedColleague.begin(token, work));
    }
    const visiting: Visiting = {
      url: server.url,
      clock,
      endsAt: lengthMs + AFTERMATH_MS,
      meet: async (id, { matter, handlingMs }) => {
        handling.set(id, handlingMs);
        if (matter === 'vip') await server.putFirst(id);
      },
    };
    clock.begin();
    return { visits: await receive(planCustomers(simulation), visiting, tell), staff };
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    for (const colleague of colleagues) colleague.end();
    await server.stop();
  }
}

/** Lets everybody come, wait and be served, and says now and then how it goes. */
async function receive(
  plan: PlannedCustomer[],
  visiting: Visiting,
  tell: (standing: Standing) => void,
): Promise<Visit[]> {
  const visits = plan.map(({ matter }): Visit => ({
    matter,
    queuedAt: null,
    takenAt: null,
    closedAt: null,
    left: false,
  }));
  let over = false;
  const all = Promise.all(
    plan.map(async (customer, at) => {
      const seen = visits[at];
      if (seen) await visit(customer, visiting, seen);
    }),
  ).finally(() => (over = true));
  const watch = async () => {
    while (!over) {
      await Promise.race([visiting.clock.sleep(TOLD_EVERY_MS), all]);
      tell(standingOf(visits, visiting.clock.now()));
    }
  };
  await Promise.all([all, watch()]);
  return visits;
}

function standingOf(visits: readonly Visit[], at: number): Standing {
  const open = visits.filter(({ queuedAt, closedAt }) => queuedAt !== null && closedAt === null);
  const served = open.filter(({ takenAt }) => takenAt !== null).length;
  const over = visits.filter(({ closedAt }) => closedAt !== null).length;
  return { at, waiting: open.length - served, served, over };
}
