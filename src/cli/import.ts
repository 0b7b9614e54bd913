/**
 * `npm run -s import -- outlets FILE`: sends a CSV to a running server, which reads it as it
 * comes in. The refused lines go to standard output as JSON lines, the progress to standard error.
 */
import { createReadStream, statSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { badWords, CommandError, runCommand } from './command.js';
import { ProgressBar } from './progress-bar.js';
import { DEFAULT_URL, signIn } from './server-session.js';

const USAGE = `Usage:
  import outlets|zones|rates|waybills|events FILE
         [--company ID]   whose data it is; needed where there is more than one
         [--url ADDRESS]  the server, default ${DEFAULT_URL}
         [--login NAME]   an admin's account, default admin
         [--charset gbk]  where the file is not UTF-8
The password is taken from RELAYDESK_PASSWORD, or asked for.`;

const entrySchema = z.looseObject({
  type: z.enum(['refused', 'progress', 'done', 'failed']),
  lines: z.number().optional(),
  stored: z.number().optional(),
  refused: z.number().optional(),
  bytes: z.number().optional(),
});

await runCommand(USAGE, run);

/** @returns the exit code: 0 where every line was taken, 1 where some were refused */
async function run(words: string[]): Promise<number> {
  const { kind, file, company, url, login, charset } = readArguments(words);
  const size = sizeOf(file);
  const token = await signIn(url, login);
  const target = new URL(`/api/v1/imports/${encodeURIComponent(kind)}`, url);
  if (company) target.searchParams.set('company', company);
  const bar = new ProgressBar(process.stderr, size);
  const answer = send(target, file, {
    Authorization: `Bearer ${token}`,
    'Content-Type': `text/csv; charset=${charset}`,
    'Content-Length': String(size),
  });
  let code: number | undefined;
  for await (const line of answer) {
    const entry = entrySchema.parse(JSON.parse(line));
    if (entry.type === 'refused') process.stdout.write(`${line}\n`);
    else bar.show(entry.bytes ?? 0, entry.stored ?? 0, entry.refused ?? 0);
    if (entry.type === 'failed') throw new CommandError(`\nThe server gave up: ${line}`);
    if (entry.type === 'done') code = entry.refused ? 1 : 0;
  }
  bar.end();
  if (code === undefined) throw new CommandError('The connection ended before the import did.');
  return code;
}

function readArguments(words: string[]) {
  const options = {
    company: { type: 'string' },
    url: { type: 'string', default: DEFAULT_URL },
    login: { type: 'string', default: 'admin' },
    charset: { type: 'string', default: 'utf-8' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options });
    const [kind, file, ...rest] = positionals;
    if (!kind || !file || rest.length > 0 || !URL.canParse(values.url))
      throw new CommandError(USAGE);
    return { kind, file, ...values };
  } catch (error) {
    throw badWords(error, USAGE);
  }
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    throw new CommandError(`The file ${file} cannot be read`);
  }
}

/** The lines of the answer, which come while the file is still being sent. */
async function* send(
  target: URL,
  file: string,
  headers: Record<string, string>,
): AsyncGenerator<string> {
  const post = target.protocol === 'https:' ? httpsRequest : httpRequest;
  const upload = post(target, { method: 'POST', headers });
  const answered = new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    upload.once('response', resolve).once('error', reject);
  });
  createReadStream(file).pipe(upload);
  let response;
  try {
    response = await answered;
  } catch (error) {
    throw new CommandError(`The file was not taken: ${(error as Error).message}`);
  }
  const lines = createInterface({ input: response, crlfDelay: Infinity });
  if (response.statusCode !== 200) {
    for await (const line of lines) throw new CommandError(`The file was refused: ${line}`);
  }
  for await (const line of lines) if (line) yield line;
}
