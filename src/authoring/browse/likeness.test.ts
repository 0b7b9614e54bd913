import { describe, expect, test } from '@jest/globals';
import { LikenessIndex } from './likeness.js';

describe('utterances that say nearly the same', () => {
  const index = new LikenessIndex();
  for (const text of ['我的快递到哪了', '快递员电话多少', 'Where is my parcel'])
    index.add('a.b', text);
  test.each<[string, string | undefined]>([
    ['我的快递到哪了？', '我的快递到哪了'],
    ['我的快递现在到哪了', '我的快递到哪了'],
    ['where is my parcel!', 'Where is my parcel'],
    ['运费怎么算', undefined],
    ['', undefined],
  ])('%s', (asked, wanted) => expect(index.find(asked, 0.6, 3)[0]?.text).toBe(wanted));

  test('the same is 1', () => expect(index.find('快递员电话多少', 0.6, 3)[0]?.likeness).toBe(1));
});
