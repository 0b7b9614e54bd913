import type { Queryable } from '../database/prepared.js';
import { ChainCheck, type ChainEnd, type Link, type Verdict } from './chain.js';

const BATCH = 1000;

interface LinkRow {
  position: string;
  content: string | null;
  hash: string;
}

/** The links of the chain, the oldest first, without holding them all. */
export async function* readChain(on: Queryable): AsyncGenerator<Link> {
  for (let after = '0'; ;) {
    const rows = (await on.query(
      `SELECT chain.position, encode(chain.hash, 'hex') AS hash,
              CASE WHEN entry.id IS NOT NULL THEN audit_content(chain.position, entry) END AS content
         FROM audit_chain chain LEFT JOIN audit_log entry ON entry.id = chain.entry_id
        WHERE chain.position > $1 ORDER BY chain.position LIMIT $2`,
      [after, BATCH],
    )) as LinkRow[];
    for (const { position, ...link } of rows) yield { ...link, position: Number(position) };
    const last = rows.at(-1);
    if (!last) return;
    after = last.position;
  }
}

/** Where the database says that the chain ends. */
export async function readChainEnd(on: Queryable): Promise<ChainEnd> {
  const [row] = (await on.query(
    `SELECT position, encode(hash, 'hex') AS hash FROM audit_chain_end`,
    [],
  )) as { position: string; hash: string }[];
  return row ? { position: Number(row.position), hash: row.hash } : { position: 0, hash: '' };
}

/**
 * Follows the whole chain.
 * @param on one snapshot of the database: entries that come meanwhile must not count
 */
export async function verifyChain(on: Queryable): Promise<Verdict> {
  const check = new ChainCheck();
  for await (const link of readChain(on)) if (!check.follow(link)) break;
  const verdict = check.verdict(await readChainEnd(on));
  if (!verdict.intact) return verdict;
  const [slipped] = (await on.query(
    `SELECT min(chain.position) AS position
       FROM (SELECT min(id) AS id FROM audit_log entry
              WHERE NOT EXISTS (SELECT 1 FROM audit_chain WHERE entry_id = entry.id)) unlinked
       LEFT JOIN audit_chain chain ON chain.entry_id > unlinked.id
      WHERE unlinked.id IS NOT NULL
      GROUP BY unlinked.id`,
    [],
  )) as { position: string | null }[];
  if (!slipped) return verdict;
  const position = slipped.position === null ? verdict.end.position + 1 : Number(slipped.position);
  return { intact: false, position, why: 'unlinked' };
}
