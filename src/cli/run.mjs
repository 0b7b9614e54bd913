/**
 * Starts a command of the command line: `node src/cli/run.mjs nlu …`. The commands are compiled
 * like the server; what is missing or older than its source is compiled first.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const project = path.resolve(import.meta.dirname, '..', '..');
const [command = '', ...rest] = process.argv.slice(2);
const source = path.join(project, 'src');
const program = path.join(project, 'dist', 'cli', `${command}.js`);

if (!existsSync(program) || (existsSync(source) && newest(source) > statSync(program).mtimeMs)) {
  process.stderr.write('Compiling …\n');
  // By the compiler alone: a whole build would take the front ends from under a running server.
  // Whoever runs a command waits for it, and mends no types.
  const compiler = path.join(project, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', project, '--noCheck'], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
}
process.argv = [process.argv[0], program, ...rest];
await import(program);

function newest(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.ts$/.test(entry.name))
    .reduce((latest, entry) => {
      const { mtimeMs } = statSync(path.join(entry.parentPath, entry.name));
      return Math.max(latest, mtimeMs);
    }, 0);
}
