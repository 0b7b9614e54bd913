import { createServer } from 'node:net';
import { StartupError } from '../errors.js';

/**
 * Tries the port before anything heavy is started, so that a taken one is told at once.
 * @throws {StartupError} when it cannot be listened on
 */
export async function assertPortIsFree(host: string, port: number): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen(port, host, resolve);
    });
  } catch (error) {
    throw portProblem(error, host, port);
  } finally {
    await new Promise((resolve) => probe.close(resolve));
  }
}

/** Words for a failed listen. */
export function portProblem(error: unknown, host: string, port: number): StartupError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new StartupError(
      `Port ${port} on ${host} is in use. Stop the program that has it, or set PORT to another one.`,
    );
  }
  if (code === 'EACCES') {
    return new StartupError(
      `Port ${port} on ${host} may not be used by this user. Set PORT above 1023.`,
    );
  }
  return new StartupError(
    `Cannot listen on ${host}:${port} (${code ?? String(error)}). Check HOST and PORT.`,
  );
}
