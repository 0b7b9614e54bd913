import { pilotMeasures, type PilotComparison, type PilotMeasure } from '../protocol/index.js';
import { compareShares, measureShare, verdictOf, type Count } from './compare-shares.js';
import type { ArmCounts } from './pilot-comparison.store.js';

/** How each measure is taken, and whether more of it is better. */
const measures: Record<PilotMeasure, { of: (arm: ArmCounts) => Count; moreIsBetter: boolean }> = {
  contained: {
    of: ({ contained, conversations }) => ({ count: contained, of: conversations }),
    moreIsBetter: true,
  },
  handedOver: {
    of: ({ handedOver, conversations }) => ({ count: handedOver, of: conversations }),
    moreIsBetter: false,
  },
  satisfied: {
    of: ({ satisfied, rated }) => ({ count: satisfied, of: rated }),
    moreIsBetter: true,
  },
  returned: {
    of: ({ returned, conversations }) => ({ count: returned, of: conversations }),
    moreIsBetter: false,
  },
};

/** The pilot beside the live version, measure by measure. */
export function comparePilot(
  { scope }: { scope: { share: number } },
  arms: { pilot: ArmCounts; live: ArmCounts },
): PilotComparison {
  return {
    randomized: scope.share < 100,
    measures: pilotMeasures.map((name) => {
      const { of, moreIsBetter } = measures[name];
      const [pilot, live] = [of(arms.pilot), of(arms.live)];
      const difference = compareShares(pilot, live);
      return {
        name,
        pilot: measureShare(pilot),
        live: measureShare(live),
        ...difference,
        verdict: verdictOf(difference, moreIsBetter),
      };
    }),
  };
}
