/**
 * The bot's turn against storing and echoing, and a parcel's status among many events against
 * few. Each server is a process of its own with its own embedded PostgreSQL.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { fillParcels, parcelNumber } from './fill-parcels.js';
import { median, percentile, ratio } from './measure.js';
import { Asker } from './questions.js';
import { ServerProcess } from './server-process.js';

const ROUNDS = 5;
const ROUND_MS = 3_000;
/** So many customers each ask the next question when the last was answered. */
const CUSTOMERS = 32;
const FEW_EVENTS = 10_000;
const MANY_EVENTS = Number(process.env['BENCH_EVENTS'] ?? 10_000_000);
const STATUS_QUESTIONS = 400;

const folder = mkdtempSync(path.join(tmpdir(), 'relaydesk-bench-'));
chmodSync(folder, 0o755);
const settings = { CUSTOMER_MESSAGES_PER_10S: '1000000' };

try {
  await turns();
  await statuses();
} finally {
  await ServerProcess.stopAll();
  rmSync(folder, { recursive: true, force: true });
}

async function turns(): Promise<void> {
  const desk = await ServerProcess.start('relaydesk', dataIn('turns'));
  const echo = await ServerProcess.start('echo-desk', dataIn('echo'));
  const questions = [
    `我的快递${await calmParcel(desk.databaseUrl)}到哪了`,
    '上海寄到成都3公斤多少钱',
    '成都有网点吗',
    'how do I pack a vase?',
  ];
  const askers = await connect(desk.url);
  const echoers = await connect(echo.url);
  const bot: number[][] = [];
  const bare: number[][] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    bare.push(await converse(echoers, questions));
    bot.push(await converse(askers, questions));
  }
  // The first round warms both up.
  const of = (rounds: number[][], percent: number) =>
    median(rounds.slice(1).map((latencies) => percentile(latencies, percent)));
  console.log(`\nA turn, ${CUSTOMERS} customers who ask without a pause`);
  console.log(`  echo   median ${of(bare, 50).toFixed(1)} ms   p99 ${of(bare, 99).toFixed(1)} ms`);
  console.log(`  bot    median ${of(bot, 50).toFixed(1)} ms   p99 ${of(bot, 99).toFixed(1)} ms`);
  ratio('bot turn ÷ echo, median', of(bot, 50) / of(bare, 50), '≤ 3');
  ratio('bot turn ÷ echo, p99', of(bot, 99) / of(bare, 99), '≤ 3');
  for (const asker of [...askers, ...echoers]) asker.close();
  await desk.stop();
  await echo.stop();
}

async function statuses(): Promise<void> {
  const desk = await ServerProcess.start('relaydesk', dataIn('statuses'));
  const asker = await Asker.connect(desk.url);
  const database = new pg.Client(desk.databaseUrl);
  await database.connect();
  let parcels = await fillParcels(database, 0, FEW_EVENTS);
  await status(asker, parcels);
  const few = await status(asker, parcels);
  parcels = await fillParcels(database, parcels, MANY_EVENTS);
  await status(asker, parcels);
  const many = await status(asker, parcels);
  console.log(`\nA parcel's status, asked ${STATUS_QUESTIONS} times, each time another parcel`);
  console.log(`  among ${FEW_EVENTS} events      median ${median(few).toFixed(2)} ms`);
  console.log(`  among ${MANY_EVENTS} events   median ${median(many).toFixed(2)} ms`);
  ratio('status among many ÷ among few', median(many) / median(few), '≤ 1.3');
  await database.end();
  asker.close();
  await desk.stop();
}

/** Every customer asks everything, in a new conversation each time; milliseconds an answer. */
async function converse(askers: Asker[], questions: string[]): Promise<number[]> {
  const latencies: number[] = [];
  const until = performance.now() + ROUND_MS;
  await Promise.all(
    askers.map(async (asker) => {
      while (performance.now() < until) {
        for (const question of questions) {
          const askedAt = performance.now();
          await asker.ask(question);
          latencies.push(performance.now() - askedAt);
        }
        await asker.begin();
      }
    }),
  );
  return latencies;
}

async function status(asker: Asker, parcels: number): Promise<number[]> {
  const latencies: number[] = [];
  for (let at = 0; at < STATUS_QUESTIONS; at++) {
    await asker.begin();
    const number = parcelNumber(Math.floor((at * parcels) / STATUS_QUESTIONS));
    const askedAt = performance.now();
    const { content } = await asker.ask(`${number}到哪了`);
    latencies.push(performance.now() - askedAt);
    // An answer that does not know the parcel would be quick, and no status.
    if (!JSON.stringify(content).includes(number)) throw new Error(`No status of ${number}`);
  }
  return latencies;
}

function connect(url: string): Promise<Asker[]> {
  return Promise.all(Array.from({ length: CUSTOMERS }, () => Asker.connect(url)));
}

/** A demo parcel that is where it should be: nothing about it calls for a person. */
async function calmParcel(url: string): Promise<string> {
  const database = new pg.Client(url);
  await database.connect();
  const { rows } = await database.query<{ number: string }>(
    `SELECT number FROM waybill WHERE state = 'OUT_FOR_DELIVERY' ORDER BY last_event_at DESC LIMIT 1`,
  );
  await database.end();
  return rows[0]?.number ?? '';
}

function dataIn(name: string): Record<string, string> {
  return { ...settings, RELAYDESK_DATA: path.join(folder, name) };
}
