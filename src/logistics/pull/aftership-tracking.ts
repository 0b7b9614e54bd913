import { z } from 'zod';
import {
  AFTERSHIP,
  aftershipSlug,
  aftershipTrackingSchema,
  parcelOfTracking,
} from '../feeds/aftership.js';
import {
  type AskedParcel,
  AskingFailed,
  fetchJson,
  HALF_AN_HOUR_MS,
  type TrackingSource,
} from './tracking-source.js';

const PATH = '/tracking/2025-01/trackings';
const REST_MS = 2_000;

const answerSchema = z.object({
  data: z.object({ trackings: z.array(aftershipTrackingSchema) }),
});

/** AfterShip's list of trackings, asked for one number. */
export class AftershipTracking implements TrackingSource {
  readonly name = AFTERSHIP;
  readonly gapMs = HALF_AN_HOUR_MS;

  constructor(private readonly account: { apiKey: string; url: string }) {}

  async ask({ number, carrier }: AskedParcel, clock: { zone: string; now: Date }) {
    const url = new URL(PATH, this.account.url);
    url.searchParams.set('tracking_numbers', number);
    url.searchParams.set('slug', aftershipSlug(carrier));
    const headers = { 'as-api-key': this.account.apiKey };
    const answer = await fetchJson(url, { headers });
    if (answer.status === 429) {
      const reset = Number(answer.headers.get('x-ratelimit-reset')) * 1000;
      const until = new Date(reset > clock.now.getTime() ? reset : clock.now.getTime() + REST_MS);
      throw new AskingFailed('limited', 'AfterShip was asked too often', until);
    }
    if (answer.status >= 500) throw new AskingFailed('unavailable', `AfterShip: ${answer.status}`);
    if (answer.status >= 400) throw new AskingFailed('rejected', `AfterShip: ${answer.status}`);
    const { data } = answerSchema.safeParse(answer.body);
    if (!data) throw new AskingFailed('unavailable', 'AfterShip gave an answer of no known kind');
    const [tracking] = data.data.trackings;
    if (!tracking) throw new AskingFailed('nothing', 'AfterShip does not know the number');
    return parcelOfTracking(tracking, clock, 'answer');
  }
}
