/**
 * `npm run -s simulate`: a busy hour on the real server, over real sockets, in a minute or two.
 * Customers come, wait, lose patience or are served; what they saw is printed, with what queueing
 * theory expects beside it. Nothing of it touches another server's data.
 */
import { parseArgs } from 'node:util';
import { badWords, CommandError, runCommand } from './command.js';
import { figuresOf } from './simulation/figures.js';
import { presentFigures, presentStanding } from './simulation/present-figures.js';
import { runSimulation } from './simulation/run-simulation.js';

/** What can be set: whole numbers from `least` to `most`. */
const numbers = {
  customers: { usual: 200, least: 1, most: 2_000, says: 'customers who come and need a person' },
  staff: {
    usual: 20,
    least: 1,
    most: 200,
    says: 'staff: a tenth supervisors, of ten one an expert',
  },
  minutes: { usual: 60, least: 1, most: 600, says: 'how long they come, in simulated minutes' },
  within: { usual: 20, least: 1, most: 3_600, says: "the service level's limit, in seconds" },
  handling: {
    usual: 300,
    least: 10,
    most: 7_200,
    says: 'mean time one takes a person, in seconds',
  },
  patience: { usual: 600, least: 10, most: 36_000, says: 'mean time one waits, in seconds' },
  'at-once': { usual: 1, least: 1, most: 20, says: 'conversations a person has at once' },
  speed: { usual: 40, least: 1, most: 120, says: 'how many times as fast as on the wall' },
  seed: { usual: 7, least: 0, most: 1_000_000, says: 'another number, other customers' },
} as const;
type Setting = keyof typeof numbers;

const USAGE = `Usage: npm run -s simulate [-- OPTION NUMBER …] [--json]
${Object.entries(numbers)
  .map(([name, { usual, says }]) => `  --${name.padEnd(10)} ${says} (${usual})`)
  .join('\n')}
  --json       the figures as JSON
The server is one of its own, in a folder that is removed at the end. The faster the clock, the
more of a wait is the server's own work: at ${numbers.speed.usual}, 25 ms of it count as one second.`;

await runCommand(USAGE, run);

/** @returns the exit code */
async function run(words: string[]): Promise<number> {
  const { json, settings } = readArguments(words);
  const { customers, staff, minutes, within, speed, seed } = settings;
  const lengthMs = minutes * 60_000;
  const took = Math.ceil((minutes * 60) / speed);
  note(`${customers} customers in ${minutes} min, ${staff} staff, seed ${seed}; about ${took} s`);
  const simulation = {
    ...{ customers, staff, speed, seed, lengthMs },
    atOnce: settings['at-once'],
    handlingMs: settings.handling * 1_000,
    patienceMs: settings.patience * 1_000,
  };
  const { visits, staff: tiers } = await runSimulation(simulation, (standing) =>
    note(presentStanding(standing)),
  );
  const servers = staff * simulation.atOnce;
  const figures = figuresOf(visits, { lengthMs, servers, withinMs: within * 1_000 });
  if (!json) return tell(presentFigures(figures, within));
  const expected = figures.expected && {
    ...figures.expected,
    serviceLevel: figures.expected.servedWithin(within),
  };
  return tell(JSON.stringify({ settings, tiers, ...figures, expected }));
}

function readArguments(words: string[]) {
  const strings = Object.keys(numbers).map((name) => [name, { type: 'string' }] as const);
  try {
    const { values } = parseArgs({
      args: words,
      options: {
        ...(Object.fromEntries(strings) as Record<Setting, { type: 'string' }>),
        json: { type: 'boolean' },
      },
    });
    const settings = Object.fromEntries(
      Object.keys(numbers).map((name) => [
        name,
        numberOf(name as Setting, values[name as Setting]),
      ]),
    ) as Record<Setting, number>;
    return { settings, json: values.json ?? false };
  } catch (error) {
    throw badWords(error, USAGE);
  }
}

function numberOf(name: Setting, given: string | undefined): number {
  const { usual, least, most } = numbers[name];
  if (given === undefined) return usual;
  const number = Number(given);
  if (/^\d+$/.test(given) && number >= least && number <= most) return number;
  throw new CommandError(`--${name} must be a whole number from ${least} to ${most}\n${USAGE}`);
}

function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

function tell(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}
