import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { Redis } from 'ioredis';
import type { Server, ServerOptions } from 'socket.io';
import { guardAgainstSlowReader } from './slow-reader.js';

/** The largest frame that is read at all; a larger one closes the connection. */
export const FRAME_LIMIT_BYTES = 262_144;

export interface RealtimeOptions {
  allowedOrigins: string[];
  slowReaderBytes: number;
  /** With one, events reach sockets on every node. */
  redis: Redis | undefined;
  onSlowReader(): void;
}

/**
 * Socket.io as this server speaks it: websocket only (no sticky sessions needed), Origin
 * checked, slow readers bounded, and Redis streams between nodes.
 */
export class RealtimeAdapter extends IoAdapter {
  private readonly servers: Server[] = [];

  constructor(
    app: INestApplicationContext,
    private readonly options: RealtimeOptions,
  ) {
    super(app);
  }

  override createIOServer(port: number, base?: ServerOptions): Server {
    const server: Server = super.createIOServer(port, {
      ...base,
      transports: ['websocket'],
      serveClient: false,
      maxHttpBufferSize: FRAME_LIMIT_BYTES,
      // A connection that opens no namespace.
      connectTimeout: 10_000,
      pingInterval: 20_000,
      pingTimeout: 15_000,
      allowRequest: (request, decide) => {
        const allowed = isOriginAllowed(request, this.options.allowedOrigins);
        decide(allowed ? null : 'ORIGIN_FORBIDDEN', allowed);
      },
      ...(this.options.redis ? { adapter: createAdapter(this.options.redis) } : {}),
    } as ServerOptions);
    this.servers.push(server);
    server.engine.on('connection', (connection) => {
      guardAgainstSlowReader(connection, this.options.slowReaderBytes, this.options.onSlowReader);
    });
    return server;
  }

  /** Nest closes the namespaces' HTTP server only: this ends what they hold towards Redis. */
  override async dispose(): Promise<void> {
    const namespaces = this.servers.flatMap((server) => [...server._nsps.values()]);
    await Promise.all(namespaces.map((namespace) => namespace.adapter.close()));
  }
}

/**
 * Browsers always name the page's origin, and `cors` does not guard websockets: only our own
 * pages and those of ALLOWED_ORIGINS may connect. Programs have to name an origin too.
 */
export function isOriginAllowed(
  request: Pick<IncomingMessage, 'headers'>,
  allowedOrigins: string[],
): boolean {
  const { origin, host } = request.headers;
  if (!origin || !URL.canParse(origin)) return false;
  return new URL(origin).host === host || allowedOrigins.includes(origin);
}
