import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Scope } from '../../conversations/running-conversations.js';
import type { HourLoad } from './staffing.js';

const WEEKS = 4;
/** What lay longer was forgotten, not worked on. */
const HANDLING_AT_MOST_SECONDS = 4 * 3600;

/** What came in lately. */
@Injectable()
export class LoadStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** What people took in the last four weeks, by hour of the week; and how much it was in all. */
  async ofWeek(
    { tiers, teamIds }: Scope,
    now: Date,
    timeZone: string,
  ): Promise<{ loads: HourLoad[]; count: number }> {
    const rows: (HourLoad & { count: number })[] = await this.database.query(
      `WITH taken AS (
         SELECT accepted_at AT TIME ZONE $5 AS at,
                LEAST(extract(epoch FROM COALESCE(closed_at, $3) - accepted_at), $6) AS seconds
           FROM conversation
          WHERE accepted_at > $3::timestamptz - make_interval(weeks => $4) AND accepted_at <= $3
            AND tier = ANY ($1) AND ($2::uuid[] IS NULL OR team_id = ANY ($2)))
       SELECT (extract(isodow FROM at) - 1)::integer AS day, extract(hour FROM at)::integer AS hour,
              count(*)::integer AS count, (count(*) / $4::float8) AS "perHour",
              (SELECT avg(seconds) FROM taken)::float8 AS "handlingSeconds"
         FROM taken GROUP BY 1, 2`,
      [tiers, teamIds, now, WEEKS, timeZone, HANDLING_AT_MOST_SECONDS],
    );
    return { loads: rows, count: rows.reduce((sum, { count }) => sum + count, 0) };
  }
}
