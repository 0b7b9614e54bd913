/**
 * Messages against bare inserts and a bare socket.io echo. Server, baseline and load are
 * processes of their own on this machine. Medians of five rounds, after one that warms all of
 * them up: the first seconds of a process measure its compiler.
 */
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bareInserts } from './bare-inserts.js';
import { median, percentile, ratio, type Round } from './measure.js';
import { connectBare, connectCustomers, connectWaitingCustomers, pump } from './load.js';
import { ServerProcess } from './server-process.js';

const ROUNDS = 5;
const ROUND_MS = 3_000;
const INSERT_CLIENTS = 32;
/** Customers who each send the next message when the last was acknowledged. */
const SOCKETS = 512;
const IDLE_SOCKETS = 1_000;

const folder = mkdtempSync(path.join(tmpdir(), 'relaydesk-bench-'));
chmodSync(folder, 0o755);
const env = { RELAYDESK_DATA: folder, CUSTOMER_MESSAGES_PER_10S: '1000000' };

try {
  const desk = await ServerProcess.start('relaydesk', env);
  const bare = await ServerProcess.start('bare', {});
  const inserts: Round[] = [];
  const echo: Round[] = [];
  const echoTyping: Round[] = [];
  const gateway: Round[] = [];
  const stored: Round[] = [];
  const customers = await connectWaitingCustomers(desk.url, SOCKETS);
  const echoing = await connectBare(bare.url, SOCKETS);
  // Interleaved, so that whatever else the machine does touches all of them.
  for (let round = 0; round <= ROUNDS; round++) {
    inserts.push(await bareInserts(desk.databaseUrl, INSERT_CLIENTS, ROUND_MS));
    echo.push(await pump(echoing, ROUND_MS, (client) => client.echo()));
    echoTyping.push(await pump(echoing, ROUND_MS, (client) => client.echoTyping()));
    gateway.push(await pump(customers, ROUND_MS, (client) => client.typing()));
    stored.push(await pump(customers, ROUND_MS, (client) => client.send()));
  }
  for (const rounds of [inserts, echo, echoTyping, gateway, stored]) rounds.shift();
  [...customers, ...echoing].forEach((client) => client.close());
  const memory = await memoryPerConnection();
  await desk.stop();
  await bare.stop();

  const rate = (rounds: Round[]) => median(rounds.map((round) => round.perSecond));
  const p99 = (rounds: Round[]) => median(rounds.map((round) => percentile(round.latencies, 99)));
  const row = (name: string, rounds: Round[]) =>
    console.log(
      `${name.padEnd(44)} ${rate(rounds).toFixed(0).padStart(7)}/s   p99 ${p99(rounds).toFixed(1)} ms`,
    );
  row(`one-statement inserts, ${INSERT_CLIENTS} clients`, inserts);
  row(`bare socket.io echo, ${SOCKETS} sockets`, echo);
  row('bare echo of the smaller typing payload', echoTyping);
  row('gateway without storage (typing), same load', gateway);
  row('messages acknowledged after commit, same load', stored);
  console.log('');
  ratio('messages ÷ bare inserts', rate(stored) / rate(inserts), '≥ 1.0');
  ratio('messages ÷ bare echo', rate(stored) / rate(echo), '≥ 0.3');
  ratio('gateway without storage ÷ bare echo', rate(gateway) / rate(echoTyping), '≥ 0.6');
  ratio('memory a connection ÷ bare', memory.desk / memory.bare, '≤ 2.5');
  console.log(
    `(${(memory.desk / 1024).toFixed(1)} KiB against ${(memory.bare / 1024).toFixed(1)} KiB a connection)`,
  );
} finally {
  await ServerProcess.stopAll();
  rmSync(folder, { recursive: true, force: true });
}

/** Bytes held for each of many idle connections, without garbage, on fresh processes. */
async function memoryPerConnection(): Promise<{ desk: number; bare: number }> {
  const results = { desk: [] as number[], bare: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    const data = path.join(folder, `memory-${round}`);
    for (const kind of ['relaydesk', 'bare'] as const) {
      const server = await ServerProcess.start(kind, { ...env, RELAYDESK_DATA: data });
      const connectAll = kind === 'bare' ? connectBare : connectCustomers;
      // The first ones warm the code up: what it allocates once is no connection's.
      const warm = await connectAll(server.url, 200);
      const before = await server.heldBytes();
      const clients = await connectAll(server.url, IDLE_SOCKETS);
      const after = await server.heldBytes();
      results[kind === 'bare' ? 'bare' : 'desk'].push((after - before) / IDLE_SOCKETS);
      [...warm, ...clients].forEach((client) => client.close());
      await server.stop();
    }
  }
  return { desk: median(results.desk), bare: median(results.bare) };
}
