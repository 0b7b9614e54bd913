/**
 * Feed intake through the signed JSON endpoint against bare multi-row inserts of the rows that it
 * stores, parcels and events, into tables of the same database with the same keys and indexes.
 * The load comes from this process, the server is another.
 */
import { createHash, createHmac } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { median, ratio } from './measure.js';
import { ServerProcess } from './server-process.js';

const ROUNDS = 5;
const REQUESTS = 40;
const SENDERS = 8;
const EVENTS_A_REQUEST = 500;
const EVENTS_A_PARCEL = 5;
const SECRET = 'secret-of-the-events';

interface Event {
  waybill: string;
  at: string;
  state: string;
  text: string;
  adcode: string;
}

const folder = mkdtempSync(path.join(tmpdir(), 'relaydesk-bench-'));
chmodSync(folder, 0o755);
let made = 0;

try {
  const companies = path.join(folder, 'companies.yaml');
  const feeds = { events: { secret: SECRET } };
  // JSON is YAML.
  writeFileSync(
    companies,
    JSON.stringify({ companies: [{ id: 'jieli', name: '接力', carrier: 'yuantong', feeds }] }),
  );
  chmodSync(companies, 0o644);
  const desk = await ServerProcess.start('relaydesk', {
    RELAYDESK_DATA: path.join(folder, 'intake'),
    RELAYDESK_COMPANIES: companies,
  });
  const database = new pg.Pool({ connectionString: desk.databaseUrl, max: SENDERS });
  for (const table of ['waybill', 'tracking_event']) {
    await database.query(`CREATE TABLE bench_${table} (LIKE ${table} INCLUDING ALL)`);
  }
  const bare: number[] = [];
  const fed: number[] = [];
  // The first round warms both up.
  for (let round = 0; round <= ROUNDS; round++) {
    const batches = Array.from({ length: REQUESTS }, newBatch);
    bare.push(await perSecond(batches, (batch) => insert(database, batch)));
    fed.push(await perSecond(batches, (batch) => send(desk.url, batch)));
  }
  const [bareRate, fedRate] = [median(bare.slice(1)), median(fed.slice(1))];
  console.log(
    `\nFeed intake, ${SENDERS} senders, ${EVENTS_A_REQUEST} events a request or statement`,
  );
  console.log(`  bare inserts   ${Math.round(bareRate)} events a second`);
  console.log(`  the endpoint   ${Math.round(fedRate)} events a second`);
  ratio('intake ÷ bare multi-row inserts', fedRate / bareRate, '≥ 0.6');
  await database.end();
} finally {
  await ServerProcess.stopAll();
  rmSync(folder, { recursive: true, force: true });
}

/** Events of parcels nobody has heard of, as a company's system collects them. */
function newBatch(): Event[] {
  return Array.from({ length: EVENTS_A_REQUEST }, (_, index) => ({
    waybill: `YT${String(8_500_000_000_000 + Math.floor(made++ / EVENTS_A_PARCEL))}`,
    at: new Date(
      Date.now() - (EVENTS_A_PARCEL - (index % EVENTS_A_PARCEL)) * 3_600_000,
    ).toISOString(),
    state: index % EVENTS_A_PARCEL === 0 ? 'PICKED_UP' : 'IN_TRANSIT',
    text: `快件已到达中转站 ${index}`,
    adcode: '310100',
  }));
}

async function perSecond(
  batches: readonly Event[][],
  take: (batch: readonly Event[]) => Promise<void>,
): Promise<number> {
  const todo = [...batches];
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: SENDERS }, async () => {
      for (let batch = todo.pop(); batch; batch = todo.pop()) await take(batch);
    }),
  );
  return (batches.length * EVENTS_A_REQUEST * 1000) / (performance.now() - startedAt);
}

async function insert(database: pg.Pool, batch: readonly Event[]): Promise<void> {
  const now = new Date();
  const parcels = new Map(batch.map((event) => [event.waybill, event]));
  await insertRows(
    database,
    'bench_waybill (number, carrier, company, state, last_event_at, demo, created_at, updated_at)',
    Array.from(parcels, ([number, { state, at }]) => [
      ...[number, 'yuantong', 'jieli', state, at, false],
      ...[now, now],
    ]),
  );
  await insertRows(
    database,
    `bench_tracking_event (waybill_id, at, state, code, text, city_adcode, source, fact_hash, demo,
       received_at)`,
    batch.map(({ waybill, at, state, text, adcode }) => [
      ...[Number(waybill.slice(2)), at, state, state, text, adcode, 'events'],
      ...[
        createHash('sha256').update(`${waybill}${at}${text}`).digest('base64url').slice(0, 22),
        false,
        now,
      ],
    ]),
  );
}

/** One statement for all rows. */
async function insertRows(database: pg.Pool, into: string, rows: unknown[][]): Promise<void> {
  const width = rows[0]?.length ?? 0;
  const places = rows.map(
    (row, at) => `(${row.map((_, column) => `$${at * width + column + 1}`).join(', ')})`,
  );
  await database.query(`INSERT INTO ${into} VALUES ${places.join(', ')}`, rows.flat());
}

async function send(url: string, events: readonly Event[]): Promise<void> {
  const body = JSON.stringify({ events });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const response = await fetch(`${url}/api/v1/feeds/jieli/events`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'relaydesk-timestamp': timestamp,
      'relaydesk-signature': createHmac('sha256', SECRET)
        .update(`${timestamp}.${body}`)
        .digest('hex'),
    },
    body,
  });
  const report = (await response.json()) as { stored?: number };
  // What was refused or known would be quick, and no intake.
  if (report.stored !== events.length) throw new Error(`Not stored: ${JSON.stringify(report)}`);
}
