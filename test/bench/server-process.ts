import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const compiled = path.resolve(import.meta.dirname, '..', '..');
const project = path.resolve(compiled, '..', '..', '..');
const programs = {
  relaydesk: path.join(compiled, 'src', 'main.js'),
  'echo-desk': path.join(compiled, 'test', 'bench', 'echo-desk.js'),
  bare: path.join(compiled, 'test', 'bench', 'bare-server.js'),
};

const settleHook = pathToFileURL(path.join(compiled, 'test', 'bench', 'settle-hook.js')).href;

/** A server under test in a process of its own. */
export class ServerProcess {
  private static readonly running = new Set<ServerProcess>();

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    private readonly dataFolder: string | undefined,
    private readonly greeting: string,
  ) {}

  static async start(
    program: keyof typeof programs,
    env: Record<string, string>,
  ): Promise<ServerProcess> {
    const child = spawn(
      process.execPath,
      ['--max-semi-space-size=32', '--expose-gc', '--import', settleHook, programs[program]],
      {
        cwd: project,
        env: { ...process.env, PORT: '0', LOG_LEVEL: 'error', ...env },
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      },
    );
    let output = '';
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout?.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        const found = /Demo page\s+(http:\/\/\S+?)\/\s/.exec(output)?.[1];
        if (found) resolve(found);
      });
      child.once('exit', () => reject(new Error(`It did not start: ${output}`)));
    });
    const server = new ServerProcess(child, url, env['RELAYDESK_DATA'], output);
    ServerProcess.running.add(server);
    return server;
  }

  /** Whatever a failed measurement left running. */
  static async stopAll(): Promise<void> {
    await Promise.all(Array.from(ServerProcess.running, (server) => server.stop()));
  }

  /** The embedded database of this server. */
  get databaseUrl(): string {
    const folder = this.dataFolder ?? '';
    const moved = path.join(folder, 'database-location.txt');
    const home = existsSync(moved) ? readFileSync(moved, 'utf8').trim() : folder;
    const socket = encodeURIComponent(path.join(home, 'socket'));
    return `postgresql://relaydesk@localhost:5432/relaydesk?host=${socket}`;
  }

  /** The generated password of a demo account. */
  passwordOf(login: string): string {
    return new RegExp(`^\\s+${login}\\s+(\\S+)`, 'm').exec(this.greeting)?.[1] ?? '';
  }

  /** Memory in use, in and outside the heap, without garbage. */
  heldBytes(): Promise<number> {
    return new Promise((resolve) => {
      this.child.once('message', (bytes) => resolve(Number(bytes)));
      this.child.send('settle');
    });
  }

  async stop(): Promise<void> {
    const exited = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await exited;
    ServerProcess.running.delete(this);
  }
}
