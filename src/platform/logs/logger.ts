import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import { maskPersonalData } from '../personal-data.js';

/**
 * Structured logs on standard output, one JSON object a line. Strings in them are masked:
 * what a customer wrote must not stand in a log, and when it slips in it is harmless.
 */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError },
    redact: [
      'password',
      'token',
      '*.password',
      '*.token',
      'headers.cookie',
      'headers.authorization',
    ],
  });
}

function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: maskPersonalData(String(error)) };
  const code = 'code' in error ? { code: error.code } : {};
  return {
    type: error.name,
    message: maskPersonalData(error.message),
    ...code,
    stack: maskPersonalData(error.stack ?? ''),
  };
}

/** Contexts that only speak of a failing start, which `main.ts` tells in one line. */
const startUpReporters = new Set(['ExceptionHandler', 'TypeOrmModule']);

/** Nest's logger interface over pino. Nest's own start-up chatter is for debugging. */
export class NestLogger implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    const reported = startUpReporters.has(String(rest.at(-1)));
    this.write(reported ? 'debug' : 'error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  private write(
    level: 'debug' | 'warn' | 'error' | 'fatal',
    message: unknown,
    rest: unknown[],
  ): void {
    const context = rest.at(-1);
    const fields = typeof context === 'string' ? { context } : {};
    if (message instanceof Error) this.pino[level]({ ...fields, err: message });
    else if (typeof message === 'object') this.pino[level]({ ...fields, ...message });
    else this.pino[level](fields, maskPersonalData(String(message)));
  }
}
