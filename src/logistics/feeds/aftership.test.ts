import { describe, expect, test } from '@jest/globals';
import {
  aftershipState,
  isAftershipSignature,
  parcelOfTracking,
  readAftershipWebhook,
} from './aftership.js';
import { hmacOf } from './signature.js';

const clock = { zone: 'Asia/Shanghai', now: new Date('2026-11-23T04:00:00Z') };
const webhook = (msg: object) =>
  Buffer.from(JSON.stringify({ event: 'tracking_update', event_id: 'e-1', msg }));

describe('the signature', () => {
  test('is over the bytes as they came', () => {
    const body = Buffer.from('{"a" :1}');
    const header = hmacOf('secret', 'base64', body);
    expect(isAftershipSignature(body, header, 'secret')).toBe(true);
    expect(isAftershipSignature(Buffer.from('{"a":1}'), header, 'secret')).toBe(false);
    expect(isAftershipSignature(body, header, 'other')).toBe(false);
    expect(isAftershipSignature(body, '', 'secret')).toBe(false);
  });
});

describe('a webhook', () => {
  test('gives its parcel under the carrier code we use', () => {
    const read = readAftershipWebhook(
      webhook({
        tracking_number: 'YT1234567890123',
        slug: 'yto',
        tag: 'InTransit',
        checkpoints: [
          {
            checkpoint_time: '2026-11-22T08:00:00',
            message: 'Picked up',
            location: 'Chengdu',
            tag: 'InTransit',
            subtag: 'InTransit_002',
          },
          { checkpoint_time: '2026-11-22T10:00:00+00:00', tag: 'Sideways' },
          { checkpoint_time: 'soon', tag: 'InTransit' },
        ],
      }),
    );
    if (!read) throw new Error('It was not read');
    expect(parcelOfTracking(read.msg, clock, 'msg')).toEqual({
      parcel: {
        number: 'YT1234567890123',
        carrier: 'yuantong',
        events: [
          {
            at: new Date('2026-11-22T00:00:00Z'),
            code: 'InTransit_002',
            text: 'Picked up · Chengdu',
            state: 'PICKED_UP',
            cityAdcode: null,
          },
          {
            at: new Date('2026-11-22T10:00:00Z'),
            code: 'Sideways',
            text: '',
            state: null,
            cityAdcode: null,
          },
        ],
      },
      refusals: [
        { place: 'msg.checkpoints[2].time', code: 'TIME_INVALID', reason: expect.any(String) },
      ],
    });
  });

  test.each(['', '{}', '{"event":"x","event_id":"","msg":{"tracking_number":"1","slug":"x"}}'])(
    '%j is none',
    (body) => {
      expect(readAftershipWebhook(Buffer.from(body))).toBeNull();
    },
  );
});

test.each([
  ['Delivered', 'Delivered_001', 'DELIVERED'],
  ['Exception', 'Exception_011', 'RETURNED'],
  ['Exception', 'Exception_099', 'EXCEPTION'],
  ['AvailableForPickup', '', 'AT_LOCKER_OR_STATION'],
  ['Pending', 'Pending_001', null],
  ['constructor', 'toString', null],
])('%s %s means %s', (tag, subtag, state) => {
  expect(aftershipState(tag, subtag)).toBe(state);
});
