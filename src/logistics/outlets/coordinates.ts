/** A place on the earth, in degrees. Chinese maps use GCJ-02, satellites WGS-84. */
export interface Position {
  longitude: number;
  latitude: number;
}

const EARTH_RADIUS_METRES = 6_371_000;
const DEGREE = Math.PI / 180;

/** The way between two positions as the crow flies (haversine), in whole metres. */
export function distanceMetres(from: Position, to: Position): number {
  const [a, b] = [from.latitude * DEGREE, to.latitude * DEGREE];
  const half = (angle: number) => Math.sin(angle / 2) ** 2;
  const h =
    half(b - a) + Math.cos(a) * Math.cos(b) * half((to.longitude - from.longitude) * DEGREE);
  return Math.round(2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h))));
}

/**
 * A box that holds every position within a distance; of a circle over a pole or the date line it
 * is the whole band of latitudes.
 */
export function boxAround(
  { longitude, latitude }: Position,
  metres: number,
): { south: number; north: number; west: number; east: number } {
  const angle = metres / EARTH_RADIUS_METRES;
  const [south, north] = [latitude - angle / DEGREE, latitude + angle / DEGREE];
  const ratio = Math.sin(angle) / Math.cos(latitude * DEGREE);
  const reach = ratio < 1 && south > -90 && north < 90 ? Math.asin(ratio) / DEGREE : 180;
  const [west, east] = [longitude - reach, longitude + reach];
  const crosses = west < -180 || east > 180;
  return { south, north, west: crosses ? -180 : west, east: crosses ? 180 : east };
}

/** The ellipsoid of the survey that GCJ-02 starts from (Krasovsky 1940). */
const SEMI_MAJOR_AXIS = 6_378_245;
const ECCENTRICITY_SQUARED = 0.006693421622965943;

/**
 * Where a satellite's position lies on a Chinese map: up to some 700 m away. Outside China maps
 * are not shifted. The usual public approximation, good to a few metres.
 */
export function toGcj02(position: Position): Position {
  const { longitude, latitude } = position;
  if (longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271) {
    return position;
  }
  const [x, y] = [longitude - 105, latitude - 35];
  const wave = (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * (2 / 3);
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    wave +
    (20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI)) * (2 / 3) +
    (160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y * Math.PI) / 30)) * (2 / 3);
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    wave +
    (20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)) * (2 / 3) +
    (150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * (2 / 3);
  const sine = Math.sin(latitude * DEGREE);
  const magic = 1 - ECCENTRICITY_SQUARED * sine * sine;
  const meridian = (SEMI_MAJOR_AXIS * (1 - ECCENTRICITY_SQUARED)) / (magic * Math.sqrt(magic));
  const parallel = (SEMI_MAJOR_AXIS / Math.sqrt(magic)) * Math.cos(latitude * DEGREE);
  return {
    longitude: longitude + east / (parallel * DEGREE),
    latitude: latitude + north / (meridian * DEGREE),
  };
}
