import { createInterface } from 'node:readline';
import type { FileFault } from '../platform/yaml-file.js';
import { wordFault } from '../platform/yaml-file.js';
import { sessionSchema, type ProtocolErrorBody } from '../protocol/index.js';
import { CommandError } from './command.js';

export const DEFAULT_URL = 'http://127.0.0.1:3000';

/** What a server said no to, in words for a terminal. */
export class ServerRefusal extends CommandError {
  constructor(readonly error: Partial<ProtocolErrorBody>) {
    super(wordRefusal(error));
  }
}

/**
 * Signs in at a running server.
 * @returns the token of the session
 * @throws {CommandError} where nobody answers, or name and password do not match
 */
export async function signIn(url: string, login: string): Promise<string> {
  const password = await passwordOf(login);
  const answer = await request(new URL('/api/v1/sessions', url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  return sessionSchema.parse(answer).token;
}

/**
 * The JSON that a server answers with; `{}` where it answers with nothing.
 * @throws {CommandError} where nobody answers
 * @throws {ServerRefusal}
 */
export async function request(target: URL, order: RequestInit): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(target, order);
  } catch {
    throw new CommandError(`No server answers at ${target.origin}`);
  }
  const text = await response.text();
  const answer = parsed(text || '{}');
  if (response.ok && answer !== undefined) return answer;
  // Every refusal of a server has this shape; anything else is no RelayDesk.
  const { error } = (answer ?? {}) as { error?: Partial<ProtocolErrorBody> };
  if (!error?.code) throw new CommandError(`What answers at ${target.origin} is no RelayDesk`);
  throw new ServerRefusal(error);
}

/** The password from the environment, or from the person at the terminal. */
async function passwordOf(login: string): Promise<string> {
  const known = process.env['RELAYDESK_PASSWORD'];
  if (known) return known;
  if (!process.stdin.isTTY) throw new CommandError('Set RELAYDESK_PASSWORD');
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  process.stderr.write(`Password of ${login}: `);
  // What is typed is not shown: the prompt writes nothing of it.
  Object.assign(prompt, { _writeToOutput: () => undefined });
  const password = await new Promise<string>((resolve) => prompt.once('line', resolve));
  prompt.close();
  process.stderr.write('\n');
  return password;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function wordRefusal({ code, message, details }: Partial<ProtocolErrorBody>): string {
  const { faults, dialogues, permission } = details ?? {};
  const lines = [`The server refused (${code}): ${message}`];
  // The contract says what stands under each name.
  if (Array.isArray(faults)) lines.push(...(faults as FileFault[]).map(wordFault));
  if (Array.isArray(dialogues)) lines.push(...dialogues.map((name) => `  ${String(name)}`));
  if (typeof permission === 'string') lines.push(`This account lacks ${permission}`);
  return lines.join('\n');
}
