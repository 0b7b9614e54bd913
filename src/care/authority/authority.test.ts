import { describe, expect, test } from '@jest/globals';
import type { AuthorityRule, Tier } from '../../protocol/index.js';
import { defaultAuthority, mayDo, tierToAsk, type Deed } from './authority.js';

const offer = (amountFen: number, change: Partial<Deed> = {}): Deed => ({
  action: 'offer',
  incident: 'lost',
  product: 'standard',
  amountFen,
  ...change,
});
const own = (change: Partial<AuthorityRule>): AuthorityRule => ({
  tier: 'frontline',
  action: 'offer',
  incident: null,
  product: null,
  upToFen: 0,
  ...change,
});
const rules = [
  ...defaultAuthority,
  own({ incident: 'damage', upToFen: 50_000 }),
  own({ product: 'cold', upToFen: 1000 }),
  own({ incident: 'shortage', upToFen: 300 }),
  own({ incident: 'shortage', upToFen: 200 }),
];

describe('who may decide', () => {
  test.each<[Tier, Deed, boolean]>([
    ['frontline', offer(20_000), true],
    ['frontline', offer(20_001), false],
    ['supervisor', offer(200_000), true],
    ['supervisor', offer(200_001), false],
    ['expert', offer(1_000_000_000), true],
    ['frontline', offer(0, { action: 'pay' }), false],
    ['frontline', offer(50_000, { incident: 'damage' }), true],
    ['frontline', offer(1001, { product: 'cold' }), false],
    ['frontline', offer(50_000, { product: 'cold', incident: 'damage' }), true],
    ['frontline', offer(201, { incident: 'shortage' }), false],
  ])('%s %j: %s', (tier, deed, allowed) => expect(mayDo(rules, tier, deed)).toBe(allowed));

  test.each<[Tier, Deed, Tier]>([
    ['frontline', offer(20_001), 'supervisor'],
    ['frontline', offer(200_001), 'expert'],
    ['supervisor', offer(200_001), 'expert'],
    ['expert', offer(1), 'expert'],
  ])('%s asks about %j: %s', (tier, deed, above) =>
    expect(tierToAsk(rules, tier, deed)).toBe(above),
  );
});
