import type { IntentFile, RegionView } from '../../protocol/index.js';
import { shareChanged, stateOf, type Region } from './overlay.js';

/** Where regions go on with their own although the head office has changed it since. */
export function outdatedOverrides(
  regions: Region[],
  files: IntentFile[],
): { region: string; intent: string }[] {
  return regions.flatMap(({ region, intents = {} }) =>
    files
      .flatMap((file) => Object.entries(file.intents))
      .filter(([name, intent]) => {
        const override = Object.hasOwn(intents, name) ? intents[name] : undefined;
        return override && stateOf(intent, override) === 'outdated';
      })
      .map(([intent]) => ({ region, intent })),
  );
}

/** The regions' own versions as they are listed: what the head office changed since is shown. */
export function viewRegions(regions: Region[], files: IntentFile[], most: number): RegionView[] {
  const all = new Map(files.flatMap(({ intents }) => Object.entries(intents)));
  return regions.map((own) => ({
    region: own.region,
    share: shareChanged(files, own),
    most,
    overrides: Object.entries(own.intents ?? {}).flatMap(([name, override]) => {
      const intent = all.get(name);
      return intent ? [{ intent: name, override, state: stateOf(intent, override) }] : [];
    }),
    replies: Object.keys(own.replies ?? {}),
  }));
}
