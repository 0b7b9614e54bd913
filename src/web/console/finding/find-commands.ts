import type { ReactNode } from 'react';
import { initialsOf } from './pinyin-initials.js';

/** In the order in which they are shown while nothing is typed. */
export const sections = ['action', 'chat', 'page', 'presence', 'setting'] as const;
export type Section = (typeof sections)[number];

/** Something to go to or to do. */
export interface Command {
  /** Names it in English too: `presence.busy` is found by `busy` in any language. */
  key: string;
  section: Section;
  title: string;
  /** What tells it from others of the same title. */
  hint?: string | undefined;
  icon?: ReactNode;
  run: () => void;
}

/** The commands that hold every word that was typed, the nearest first; all where nothing was. */
export function findCommands(commands: readonly Command[], typed: string): Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return commands
    .map((command) => ({ command, rank: Math.min(...words.map((word) => rankOf(command, word))) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => rankOrder(a.rank, b.rank) || sectionOf(a.command) - sectionOf(b.command))
    .map(({ command }) => command);
}

/** Without words all rank alike: the least of nothing is infinite, and differs by nothing. */
function rankOrder(a: number, b: number): number {
  return a === b ? 0 : b - a;
}

function sectionOf({ section }: Command): number {
  return sections.indexOf(section);
}

function rankOf({ key, title, hint = '' }: Command, word: string): number {
  const name = title.toLowerCase();
  if (name.startsWith(word)) return 5;
  if (name.includes(word)) return 4;
  if (initialsOf(name).includes(word)) return 3;
  if (hint.toLowerCase().includes(word)) return 2;
  return key.toLowerCase().includes(word) ? 1 : 0;
}
