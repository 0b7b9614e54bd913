import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import proxyAddr from 'proxy-addr';
import { CONFIG, type Config } from '../config.js';
import { trustIn } from './trusted-proxies.js';

/** Where a request or a socket comes from: the one answer that whatever counts by address uses. */
@Injectable()
export class ClientAddress {
  private readonly trusts: (address: string, hop: number) => boolean;

  constructor(@Inject(CONFIG) config: Config) {
    this.trusts = trustIn(config.trustedProxies);
  }

  /**
   * The last address that a trusted proxy has written, or else the connection's own: what stands
   * before it in `X-Forwarded-For` the client may have made up.
   * @param connected the connection's address, for one that may have ended
   */
  of(request: IncomingMessage, connected = request.socket.remoteAddress ?? ''): string {
    // Of a connection that has ended its socket knows no address any more.
    return withoutPort(proxyAddr(request, this.trusts) || connected);
  }
}

/** Some proxies write the port too, which is another for each connection. */
function withoutPort(address: string): string {
  const plain = /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1];
  return plain && isIP(plain) ? plain : address;
}
