/**
 * Importing a CSV in constant memory: what the server holds while it reads a million lines against
 * what it holds while it reads ten thousand, garbage not counted. The file is made as it is sent;
 * the load comes from this process, the server is another.
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { ratio } from './measure.js';
import { ServerProcess } from './server-process.js';

const FEW = 10_000;
const MANY = 1_000_000;
/** The short file is sent so often: both are looked at for as long, or the long one had more peaks. */
const TIMES = MANY / FEW;
const LINES_A_CHUNK = 500;
/** Collecting garbage stands still; in between the server is to get on. */
const PAUSE_MS = 3_000;
const MEGABYTE = 1_000_000;

const folder = mkdtempSync(path.join(tmpdir(), 'relaydesk-bench-'));
chmodSync(folder, 0o755);

try {
  const companies = path.join(folder, 'companies.yaml');
  // JSON is YAML.
  writeFileSync(
    companies,
    JSON.stringify({ companies: [{ id: 'jieli', name: '接力', carrier: 'yuantong' }] }),
  );
  chmodSync(companies, 0o644);
  const desk = await ServerProcess.start('relaydesk', {
    RELAYDESK_DATA: path.join(folder, 'imports'),
    RELAYDESK_COMPANIES: companies,
  });
  const token = await signIn(desk);
  // The first file warms up.
  await send(desk.url, token, FEW);
  const idle = await desk.heldBytes();
  const few = await peakDuring(desk, async () => {
    for (let time = 0; time < TIMES; time++) await send(desk.url, token, FEW);
  });
  const startedAt = performance.now();
  const many = await peakDuring(desk, () => send(desk.url, token, MANY));
  const seconds = (performance.now() - startedAt) / 1000;

  const megabytes = (bytes: number) => `${(bytes / MEGABYTE).toFixed(1).padStart(7)} MB`;
  console.log('\nMemory of an import, without garbage');
  console.log(`  without one          ${megabytes(idle)}`);
  console.log(`  of ${FEW} lines      ${megabytes(few)} at most`);
  console.log(`  of ${MANY} lines    ${megabytes(many)} at most, ${seconds.toFixed(0)} s`);
  ratio('peak of a million lines ÷ of ten thousand', many / few, '≤ 1.1');
} finally {
  await ServerProcess.stopAll();
  rmSync(folder, { recursive: true, force: true });
}

/** The most the server holds, measured again and again until the work is done. */
async function peakDuring(desk: ServerProcess, work: () => Promise<void>): Promise<number> {
  let done = false;
  const working = work().finally(() => (done = true));
  // It is awaited below; until then nobody else would hear of a failure.
  working.catch(() => undefined);
  let peak = 0;
  while (!done) {
    peak = Math.max(peak, await desk.heldBytes());
    await delay(PAUSE_MS);
  }
  await working;
  return peak;
}

async function signIn(desk: ServerProcess): Promise<string> {
  const response = await fetch(`${desk.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login: 'admin', password: desk.passwordOf('admin') }),
  });
  return ((await response.json()) as { token: string }).token;
}

async function send(url: string, token: string, lines: number): Promise<void> {
  const target = `${url}/api/v1/imports/waybills?company=jieli`;
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'text/csv' };
  const upload = request(target, { method: 'POST', headers });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    upload.once('response', resolve).once('error', reject);
  });
  Readable.from(csvOf(lines)).pipe(upload);
  const answer = await text(await answered);
  const end = JSON.parse(answer.trim().split('\n').at(-1) ?? '{}') as { stored?: number };
  // What is refused costs nothing to store.
  if (end.stored !== lines) throw new Error(JSON.stringify(end));
}

/** Parcels nobody has heard of, some hundred lines at a time. */
function* csvOf(lines: number): Generator<string> {
  yield 'waybill,product,origin,target,weight_kg,sender_name,receiver_name,receiver_phone\n';
  for (let first = 0; first < lines; first += LINES_A_CHUNK) {
    const numbers = Array.from({ length: Math.min(LINES_A_CHUNK, lines - first) }, (_, at) =>
      String(8_600_000_000_000 + first + at),
    );
    yield numbers
      .map((number) => `YT${number},standard,310104,510107,1.5,李四,张三,13800001234\n`)
      .join('');
  }
}
