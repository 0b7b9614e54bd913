import type { BusinessHours } from '../../../protocol/index.js';

export type Shift = [from: string, to: string];

/** What a new team's hours begin with: usual office days, to be changed. */
export const officeHours: BusinessHours = {
  timeZone: 'Asia/Shanghai',
  week: [...Array.from({ length: 5 }, (): Shift[] => [['09:00', '18:00']]), [], []],
  holidays: 'china',
  exceptions: [],
};

/** Every quarter of an hour of a day, `00:00` to `24:00`, and what else is set. */
export function clockOptions(...set: string[]): string[] {
  const quarters = Array.from({ length: 97 }, (_, index) => {
    const minutes = String((index % 4) * 15).padStart(2, '0');
    return `${String(Math.floor(index / 4)).padStart(2, '0')}:${minutes}`;
  });
  return [...new Set([...quarters, ...set])].sort();
}

/** One more shift of a day: after a break of an hour, four hours; null where the day is full. */
export function nextShift(shifts: readonly Shift[]): Shift | null {
  const end = shifts.at(-1)?.[1];
  if (!end) return ['09:00', '18:00'];
  const from = Number(end.slice(0, 2)) + 1;
  if (from > 23) return null;
  const clock = (hour: number) => `${String(Math.min(hour, 24)).padStart(2, '0')}:00`;
  return [clock(from), clock(from + 4)];
}

/** Whether the shifts of every day follow each other, as the contract asks. */
export function isSound({ week, exceptions }: BusinessHours): boolean {
  const days = exceptions.map(({ day }) => day);
  return (
    [...week, ...exceptions.map(({ shifts }) => shifts)].every(follow) &&
    days.every(Boolean) &&
    new Set(days).size === days.length
  );
}

function follow(shifts: readonly Shift[]): boolean {
  return shifts.every(
    ([from, to], index) => from < to && from >= (shifts[index - 1]?.[1] ?? '00:00'),
  );
}

/** The hours in few words: days that are alike stand together. */
export function hoursInWords(
  { week }: BusinessHours,
  dayNames: readonly string[],
  closed: string,
): string {
  const texts = week.map(
    (shifts) => shifts.map(([from, to]) => `${from}–${to}`).join(' ') || closed,
  );
  const runs: { first: number; last: number; text: string }[] = [];
  texts.forEach((text, index) => {
    const run = runs.at(-1);
    if (run?.text === text) run.last = index;
    else runs.push({ first: index, last: index, text });
  });
  return runs
    .map(({ first, last, text }) => {
      const name = (day: number) => dayNames[day] ?? '';
      return `${first === last ? name(first) : `${name(first)}–${name(last)}`} ${text}`;
    })
    .join('；');
}
