import { z } from 'zod';
import { divisions } from '../understanding/gazetteer/index.js';

/** A province with its cities, by their codes of GB/T 2260. */
export const provinceSchema = z.object({
  adcode: z.string(),
  name: z.string(),
  cities: z.array(z.object({ adcode: z.string(), name: z.string() })),
});
export type Province = z.infer<typeof provinceSchema>;

let kept: readonly Province[] | undefined;

/** All provinces in the order of their codes; a municipality has no cities. */
export function provinces(): readonly Province[] {
  kept ??= allProvinces();
  return kept;
}

function allProvinces(): Province[] {
  const found = new Map<string, Province>();
  const prefix = (adcode: string) => adcode.slice(0, 2);
  for (const { level, adcode, name } of divisions()) {
    if (level === 'province') found.set(prefix(adcode), { adcode, name, cities: [] });
    // By its code: the cities of Taiwan come from another source, after all provinces.
    else if (level === 'city') found.get(prefix(adcode))?.cities.push({ adcode, name });
  }
  return [...found.values()];
}
