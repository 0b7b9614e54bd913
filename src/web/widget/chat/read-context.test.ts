import { expect, test } from '@jest/globals';
import { readContext } from './read-context.js';

test.each([
  [
    { waybill: ' YT1 ', order: 20261126 },
    { waybill: 'YT1', order: '20261126' },
  ],
  [{ waybill: '', order: 'A-7' }, { order: 'A-7' }],
  [
    { region: 510107, outlet: 'CD-1' },
    { region: '510107', outlet: 'CD-1' },
  ],
  [{ region: '成都' }, {}],
  [{ waybill: 'x'.repeat(101) }, {}],
  [{ waybill: 'a\0b' }, {}],
  [{ waybill: '\ud800' }, {}],
  [{ waybill: { toString: 'YT1' }, order: ['A'] }, {}],
  [{ name: 'somebody' }, {}],
  [null, {}],
  ['YT1', {}],
  [undefined, {}],
])('of %j is sent %j', (given, sent) => expect(readContext(given)).toEqual(sent));
