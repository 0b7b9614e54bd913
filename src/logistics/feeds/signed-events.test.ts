import { describe, expect, test } from '@jest/globals';
import { hmacOf } from './signature.js';
import { isEventsSignature, isTimely, parcelsOfBatch, readEventBatch } from './signed-events.js';

const company = { timezone: 'Asia/Shanghai', carrier: 'jieli' };
const now = new Date('2026-11-23T04:00:00Z');
const event = {
  waybill: 'JL1234567890',
  at: '2026-11-22 08:00:00',
  state: 'PICKED_UP',
  code: 'PU',
  text: '已揽收',
  adcode: '510104',
};

test('the signature covers the timestamp and the body', () => {
  const body = Buffer.from('{"events":[]}');
  const signature = hmacOf('secret', 'hex', '1763900000.', body);
  expect(isEventsSignature('1763900000', body, signature, 'secret')).toBe(true);
  expect(isEventsSignature('1763900001', body, signature, 'secret')).toBe(false);
  expect(isEventsSignature('1763900000', Buffer.from('{}'), signature, 'secret')).toBe(false);
});

test.each([
  [0, true],
  [-300, true],
  [300, true],
  [-301, false],
  [301, false],
])('a request of %d seconds from now is timely: %s', (seconds, timely) => {
  const timestamp = String(now.getTime() / 1000 + seconds);
  expect(isTimely(timestamp, now, 300)).toBe(timely);
});

test.each(['', 'NaN', '-1', '1e9', '99999999999999'])('%j is no timestamp', (timestamp) => {
  expect(isTimely(timestamp, now, 3600)).toBe(false);
});

describe('a batch', () => {
  test('gives each parcel once with all its events', () => {
    const { parcels, refusals } = parcelsOfBatch(
      [event, { ...event, waybill: 'jl 1234-567890', state: 'IN_TRANSIT', code: undefined }],
      company,
      now,
    );
    expect(refusals).toEqual([]);
    expect(parcels).toEqual([
      {
        number: 'JL1234567890',
        carrier: 'jieli',
        events: [
          {
            at: new Date('2026-11-22T00:00:00Z'),
            code: 'PU',
            text: '已揽收',
            state: 'PICKED_UP',
            cityAdcode: '510104',
          },
          expect.objectContaining({ code: 'IN_TRANSIT', state: 'IN_TRANSIT' }),
        ],
      },
    ]);
  });

  test('keeps a state that is none of ours as the code', () => {
    const { parcels } = parcelsOfBatch(
      [{ ...event, state: 'BEAMED', code: undefined }],
      company,
      now,
    );
    expect(parcels[0]?.events[0]).toMatchObject({ code: 'BEAMED', state: null });
  });

  test('refuses what is wrong and keeps the rest', () => {
    const { parcels, refusals } = parcelsOfBatch(
      [{ ...event, waybill: '1' }, event, 'event', { ...event, at: 'NaN' }, { ...event, text: 5 }],
      company,
      now,
    );
    expect(parcels[0]?.events).toHaveLength(1);
    expect(refusals.map(({ place, code }) => `${place} ${code}`)).toEqual([
      'events[0] WAYBILL_INVALID',
      'events[2] EVENT_INVALID',
      'events[3].time TIME_INVALID',
      'events[4] EVENT_INVALID',
    ]);
  });

  test('may hold waybills, events or both', () => {
    expect(readEventBatch(Buffer.from('{"waybills":[1]}'))).toEqual({ events: [], waybills: [1] });
    expect(readEventBatch(Buffer.from('{"events":[1]}'))).toEqual({ events: [1], waybills: [] });
  });

  test.each(['', '[]', '{}', '{"events":[]}', '{"events":{}}'])('%j is none', (body) => {
    expect(readEventBatch(Buffer.from(body))).toBeNull();
  });
  test('of more than 5000 events is none', () => {
    const events = Array.from({ length: 5_001 }, () => event);
    expect(readEventBatch(Buffer.from(JSON.stringify({ events })))).toBeNull();
  });
});
