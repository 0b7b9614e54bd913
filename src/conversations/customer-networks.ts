import { BlockList, isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { networkOf } from '../platform/http/network-of.js';

/** So many customers are remembered, the latest: more than a node has connected at a time. */
const REMEMBERED = 100_000;

/**
 * Where the customers of this node were last connected from: who is gone again is not forgotten at
 * once, because their message is still being answered.
 */
@Injectable()
export class CustomerNetworks {
  private readonly byCustomer = new Map<string, string>();

  /** @param address of the customer's connection */
  remember(customerId: string, address: string): void {
    this.byCustomer.delete(customerId);
    if (isOurs(address)) return;
    this.byCustomer.set(customerId, networkOf(address));
    const [oldest] = this.byCustomer.keys();
    if (this.byCustomer.size > REMEMBERED && oldest) this.byCustomer.delete(oldest);
  }

  /** Names the network and tells no address; undefined where it is not known. */
  of(customerId: string): string | undefined {
    return this.byCustomer.get(customerId);
  }
}

/** Behind these stands a proxy whose word is not believed, and behind that everybody. */
const ours = new BlockList();
ours.addSubnet('127.0.0.0', 8);
ours.addSubnet('10.0.0.0', 8);
ours.addSubnet('172.16.0.0', 12);
ours.addSubnet('192.168.0.0', 16);
ours.addAddress('::1', 'ipv6');
ours.addSubnet('fc00::', 7, 'ipv6');
ours.addSubnet('fe80::', 10, 'ipv6');

function isOurs(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && ours.check(address, family === 6 ? 'ipv6' : 'ipv4');
}
