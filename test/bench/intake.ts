/**
 * Feed intake through the signed JSON endpoint against bare multi-row inserts of the same rows,
 * into a bare table of the same database. The load comes from this process, the server is another.
 */
import { createHmac } from 'node:crypto';
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
  await database.query(
    `CREATE TABLE bench_event (
       id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, waybill text NOT NULL,
       at timestamptz NOT NULL, state text NOT NULL, text text NOT NULL, adcode text NOT NULL)`,
  );
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
  const places = batch.map((_, at) => `($${[1, 2, 3, 4, 5].map((n) => 5 * at + n).join(', $')})`);
  await database.query(
    `INSERT INTO bench_event (waybill, at, state, text, adcode) VALUES ${places.join(', ')}`,
    batch.flatMap(({ waybill, at, state, text, adcode }) => [waybill, at, state, text, adcode]),
  );
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
