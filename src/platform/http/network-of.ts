import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';

/** How much of an IPv6 address is one household: its first 64 bits. */
const NETWORK_GROUPS = 4;

/** Addresses that one household may choose from at will are one network. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  const network = isIPv6(address) && !mapped ? prefixOf(address) : (mapped ?? address);
  return createHash('sha256').update(network).digest('base64url').slice(0, 22);
}

function prefixOf(address: string): string {
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').split('::');
  const [first, last] = [head, tail].map((part) => part.split(':').filter(Boolean));
  const missing = address.includes('::') ? 8 - (first?.length ?? 0) - (last?.length ?? 0) : 0;
  const groups = [...(first ?? []), ...Array<string>(missing).fill('0'), ...(last ?? [])];
  return groups
    .slice(0, NETWORK_GROUPS)
    .map((group) => parseInt(group, 16))
    .join(':');
}
