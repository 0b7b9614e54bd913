import {
  locales,
  overridingRegionSchema,
  regionFileSchema,
  regionSettingsFileSchema,
  type IntentFile,
  type RegionFile,
} from '../../protocol/index.js';
import { parseYaml, type FileFault, type YamlFile } from '../../platform/yaml-file.js';
import { OUTSIDE } from '../../understanding/index.js';
import { problemsOf } from '../intent-rules.js';
import { overlaid, shareChanged, type Region } from './overlay.js';

export const REGION_SETTINGS = 'settings/regions.yaml';
const MOST_CHANGED_PERCENT = 20;

/** How much a region may change, 0–1. */
export function readMostChanged(source: string | undefined, faults: FileFault[]): number {
  const file = source && parseYaml(source, REGION_SETTINGS, regionSettingsFileSchema, faults);
  const percent = (file && file.content.most_changed_percent) || MOST_CHANGED_PERCENT;
  return percent / 100;
}

/** Where a region's file lies. */
export function regionFileOf(region: string): string {
  return `regions/${region}.yaml`;
}

/**
 * The regions' own versions.
 * @param files the head office's
 * @param faults gets what is wrong, a region that changes too much among it
 */
export function readRegions(
  sources: [string, string][],
  { files, most }: { files: IntentFile[]; most: number },
  faults: FileFault[],
): Region[] {
  return sources.flatMap(([name, source]) => {
    const region = name.slice('regions/'.length, -'.yaml'.length);
    const file = parseYaml(source, name, regionFileSchema, faults);
    if (!file) return [];
    if (!overridingRegionSchema.safeParse(region).success) {
      file.complainAt([], 'is called by no province or city; name it as regions/330000.yaml');
    }
    complainOfContent(file, files);
    const share = shareChanged(files, file.content);
    if (share > most) file.complainAt([], wordShare(share, most));
    return [{ ...file.content, region }];
  });
}

export function wordShare(share: number, most: number): string {
  const percent = (value: number) => `${Math.round(value * 1000) / 10} %`;
  return `changes ${percent(share)} of what the head office says; at most ${percent(most)} may be`;
}

function complainOfContent({ content, complainAt }: YamlFile<RegionFile>, files: IntentFile[]) {
  for (const [name, override] of Object.entries(content.intents ?? {})) {
    const home = files.find(({ intents }) => Object.hasOwn(intents, name));
    const intent = home?.intents[name];
    if (!home || !intent) {
      complainAt(['intents', name], `The head office has no intent ${name}; remove it`);
      continue;
    }
    const whole = { area: home.area, intents: { [name]: overlaid(intent, override) } };
    for (const { path, message } of problemsOf(whole)) complainAt(path, message);
    if (name === OUTSIDE && override.utterances) {
      complainAt(['intents', name, 'utterances'], 'What is no matter of ours is so everywhere');
    }
  }
  complainOfDoubles(content, complainAt);
  for (const [key, variants] of Object.entries(content.replies ?? {})) {
    if (!files.some(({ replies }) => replies && Object.hasOwn(replies, key))) {
      complainAt(['replies', key], `The head office has no reply ${key}; remove it`);
      continue;
    }
    const whole = { area: 'region', intents: {}, replies: { [key]: variants } };
    for (const { path, message } of problemsOf(whole)) complainAt(path, message);
  }
}

/** Words that mean two things mean neither. */
function complainOfDoubles(
  { intents = {} }: RegionFile,
  complainAt: YamlFile<RegionFile>['complainAt'],
): void {
  const known = new Map<string, string>();
  for (const [name, { utterances = {} }] of Object.entries(intents)) {
    for (const locale of locales) {
      for (const [at, text] of (utterances[locale] ?? []).entries()) {
        const other = known.get(text);
        const path = ['intents', name, 'utterances', locale, at];
        if (other && other !== name) complainAt(path, `stands under ${other} as well`);
        known.set(text, name);
      }
    }
  }
}
