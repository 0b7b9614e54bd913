import type { Figures, Waits } from './figures.js';
import { matters, type Matter } from './plan.js';
import type { Standing } from './run-simulation.js';

const names: Record<Matter, string> = {
  life: 'life and safety',
  regulator: 'regulator, lawyer, media',
  anger: 'anger',
  vip: 'VIP, calm',
  other: 'everybody else',
};
const NAME_WIDTH = 26;
const CELL_WIDTH = 10;

/** How things stand, as one line. */
export function presentStanding({ at, waiting, served, over }: Standing): string {
  return `${clockOf(at)}  waiting ${waiting}, with a person ${served}, over ${over}`;
}

/**
 * The figures as tables for a terminal.
 * @param withinSeconds the service level's limit
 */
export function presentFigures(figures: Figures, withinSeconds: number): string {
  const { expected } = figures;
  const theory = (value: string | null) => value ?? 'unstable';
  const rows: [string, string, string][] = [
    [
      `service level, ${withinSeconds} s`,
      percent(figures.serviceLevel),
      theory(expected && percent(expected.servedWithin(withinSeconds))),
    ],
    [
      'mean wait',
      clockOf(figures.meanWaitMs),
      theory(expected && clockOf(expected.meanWaitSeconds * 1000)),
    ],
    ['abandoned', percent(figures.abandoned), 'nobody leaves'],
    ['occupancy', percent(figures.occupancy), theory(expected && percent(expected.occupancy))],
  ];
  return [
    line('waits, min:s', ['median', 'p90', 'longest', 'waited', 'taken', 'left']),
    ...matters.map((matter) => line(names[matter], cellsOf(figures.byMatter[matter]))),
    line('all', cellsOf(figures.all)),
    '',
    line('', ['simulated', 'Erlang C']),
    ...rows.map(([name, ...cells]) => line(name, cells)),
    '',
    `Erlang C of ${figures.perHour.toFixed(0)} an hour, ${clockOf(figures.meanHandlingMs)} each, one queue.`,
  ].join('\n');
}

function cellsOf({ medianMs, p90Ms, longestMs, queued, taken, left }: Waits): string[] {
  return [...[medianMs, p90Ms, longestMs].map(clockOf), ...[queued, taken, left].map(String)];
}

function line(name: string, cells: string[]): string {
  const padded = cells.map((cell) => cell.padStart(Math.max(CELL_WIDTH, cell.length + 2)));
  return `${name.padEnd(NAME_WIDTH)}${padded.join('')}`.trimEnd();
}

/** `4:05`; a dash for what nobody had. */
function clockOf(ms: number): string {
  if (Number.isNaN(ms)) return '–';
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function percent(share: number): string {
  return Number.isNaN(share) ? '–' : `${(share * 100).toFixed(1)} %`;
}
