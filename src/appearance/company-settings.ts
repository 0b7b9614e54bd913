import type { WidgetSettings } from '../protocol/index.js';

export const NOTHING_SET: WidgetSettings = {
  color: null,
  position: null,
  title: null,
  greeting: null,
  hours: null,
  offHours: 'show',
};

/** What holds on a company's pages: its own settings, and those for all where it has none. */
export function settingsOver(own: WidgetSettings, forAll: WidgetSettings): WidgetSettings {
  return {
    color: own.color ?? forAll.color,
    position: own.position ?? forAll.position,
    title: own.title ?? forAll.title,
    greeting: own.greeting ?? forAll.greeting,
    hours: own.hours ?? forAll.hours,
    // What happens outside of the hours goes with them.
    offHours: (own.hours ? own : forAll).offHours,
  };
}
