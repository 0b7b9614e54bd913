import type { IntentFile, RegionView } from '../../protocol/index.js';
import { shareChanged, stateOf, type Region } from './overlay.js';

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
