import { isIPv4, isIPv6 } from 'node:net';

/**
 * A network address without the end that tells one line from another: `203.0.113.*`,
 * `2001:db8:12:*`. Only this is kept.
 */
export function maskedPlace(address: string | undefined): string | null {
  if (!address) return null;
  const plain = address.replace(/^::ffff:(?=[\d.]+$)/i, '').replace(/%.*$/, '');
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.*`;
  if (!isIPv6(plain)) return null;
  const [head = ''] = plain.split('::');
  const groups = head.split(':').slice(0, 3).filter(Boolean);
  return [...groups, '*'].join(':');
}
