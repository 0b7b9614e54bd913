import 'reflect-metadata';
import { readConfig } from './platform/config.js';
import { StartupError } from './platform/errors.js';
import type { RelayDesk } from './server.js';

/** A stop that takes longer than this is cut short; what was acknowledged is stored already. */
const STOP_WITHIN_MS = 15_000;

// Whoever read along may be gone before us, as `npm start | head` is: that is no reason to end.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  const config = readConfig(process.env, process.cwd());
  // Loaded once the settings are sound: a fault in them is told at once.
  const { startRelayDesk } = await import('./server.js');
  const relayDesk = await startRelayDesk(config);
  stopOnSignals(relayDesk);
  relayDesk.onDatabaseLost((lastLines) => {
    console.error(`RelayDesk ends: its database has ended. ${lastLines}`);
    process.exit(1);
  });
  // Last: who reads that it runs may stop it at once.
  announce(relayDesk);
} catch (error) {
  const reason = error instanceof StartupError ? error.message : error;
  console.error('RelayDesk did not start.', reason);
  process.exit(1);
}

function announce({ url, demoLogIns, firstAdminLink }: RelayDesk): void {
  const lines = [
    '',
    'RelayDesk is running.',
    `  Demo page   ${url}/`,
    `  Console     ${url}/console/`,
  ];
  lines.push(`  REST API    ${url}/api/docs`);
  if (demoLogIns) {
    lines.push('  Demo log-ins (generated on the first start):');
    lines.push(...demoLogIns.map((line) => `    ${line}`));
  }
  if (firstAdminLink)
    lines.push('  First admin (works once, for 3 days):', `    ${firstAdminLink}`);
  console.log(`${lines.join('\n')}\n`);
}

function stopOnSignals(relayDesk: RelayDesk): void {
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    console.log(`${signal}: RelayDesk stops.`);
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await relayDesk.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop('SIGINT'));
  process.on('SIGTERM', () => void stop('SIGTERM'));
}
