import { isIP } from 'node:net';
import proxyAddr from 'proxy-addr';
import { z } from 'zod';

/** How many proxies stand in front, or the addresses and networks whose word is believed. */
export type TrustedProxies = number | string[];

/** More than this in a row is a slip of the pen. */
const MOST_PROXIES = 16;

const switches: Record<string, number> = { off: 0, false: 0, on: 1, true: 1 };

/** The setting: `off`, `on` (one proxy), how many, or networks by commas as proxy-addr reads them. */
export const trustedProxiesSchema = z.string().transform((text, context): TrustedProxies => {
  const word = text.trim().toLowerCase();
  const count = switches[word] ?? (/^\d+$/.test(word) ? Number(word) : undefined);
  if (count !== undefined && count <= MOST_PROXIES) return count;
  const networks = word.split(',').map((network) => network.trim());
  if (networks.every(isReadable)) return networks;
  context.addIssue(
    `must be off, on, how many proxies there are (at most ${MOST_PROXIES}), or their networks such as loopback,10.0.0.0/8`,
  );
  return z.NEVER;
});

/** Of a bare number proxy-addr would make an address. */
function isReadable(network: string): boolean {
  const [address = ''] = network.split('/');
  if (!isIP(address) && !/^[a-z]+$/.test(address)) return false;
  try {
    proxyAddr.compile(network);
    return true;
  } catch {
    return false;
  }
}

/** Whether a proxy at an address is believed; `hop` 0 is the one that is connected to us. */
export function trustIn(proxies: TrustedProxies): (address: string, hop: number) => boolean {
  return typeof proxies === 'number' ? (_, hop) => hop < proxies : proxyAddr.compile(proxies);
}
