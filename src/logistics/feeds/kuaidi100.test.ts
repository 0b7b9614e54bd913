import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { isKuaidi100Signature, parcelOfPush, readKuaidi100Push } from './kuaidi100.js';
import { kuaidi100State } from './kuaidi100-states.js';

const clock = { zone: 'Asia/Shanghai', now: new Date('2026-11-23T04:00:00Z') };

const push = (lastResult: object, rest: object = {}) => {
  const param = JSON.stringify({ status: 'polling', ...rest, lastResult });
  const read = readKuaidi100Push(param);
  if (!read) throw new Error('It was not read');
  return parcelOfPush(read, clock);
};
const event = { time: '2026-11-22 08:00:00', context: '【成都市】快件已揽收', status: '揽收' };

describe('the signature', () => {
  const sign = createHash('md5').update('{"a":1}salt').digest('hex');
  test.each([
    [sign.toUpperCase(), true],
    [sign, true],
    [sign.slice(1), false],
    ['', false],
    ['é'.repeat(16), false],
  ])('%s: %s', (given, right) => {
    expect(isKuaidi100Signature('{"a":1}', given, 'salt')).toBe(right);
  });
});

describe('a push', () => {
  test('gives its parcel', () => {
    const detailed = {
      time: '2026-11-23 10:00:00',
      ftime: '2026-11-23 10:00:00',
      context: '快件到达派件城市',
      status: '在途',
      statusCode: '1001',
      areaCode: 'CN310104000000',
    };
    const result = { state: '0', com: 'yuantong', nu: 'yt 1234567890123', data: [detailed, event] };
    expect(push(result)).toEqual({
      parcel: {
        number: 'YT1234567890123',
        carrier: 'yuantong',
        events: [
          {
            at: new Date('2026-11-23T02:00:00Z'),
            code: '1001',
            text: '快件到达派件城市',
            state: 'ARRIVED_CITY',
            cityAdcode: '310104',
          },
          {
            at: new Date('2026-11-22T00:00:00Z'),
            code: '揽收',
            text: '【成都市】快件已揽收',
            state: 'PICKED_UP',
            cityAdcode: '510100',
          },
        ],
      },
      refusals: [],
    });
  });

  test('the newest event without a status has the state of the whole', () => {
    const bare = { time: event.time, context: '已签收' };
    const { parcel } = push({
      state: 3,
      com: 'ems',
      nu: 'EA123456789CN',
      data: [bare, { ...bare, time: '2026-11-21 08:00:00' }],
    });
    expect(parcel?.events.map(({ state, code }) => [state, code])).toEqual([
      ['DELIVERED', ''],
      [null, ''],
    ]);
  });

  test('a code nobody knows is kept and means nothing', () => {
    const { parcel } = push({
      com: 'ems',
      nu: 'EA123456789CN',
      data: [{ ...event, statusCode: '9999', status: '飞行' }],
    });
    expect(parcel?.events[0]).toMatchObject({ code: '9999', state: null });
  });

  test('names the carrier the parcel turned out to belong to', () => {
    const result = { com: 'yuantong', nu: 'EA123456789CN', data: [event] };
    expect(push(result, { comOld: 'yuantong', comNew: 'ems' }).parcel).toMatchObject({
      carrier: 'ems',
      formerCarrier: 'yuantong',
    });
    expect(push({ ...result, com: 'ems' }, { comOld: '', comNew: 'ems' }).parcel).toEqual(
      expect.not.objectContaining({ formerCarrier: expect.anything() }),
    );
  });

  test('bad events are refused with their place and the rest is kept', () => {
    const { parcel, refusals } = push({
      com: 'ems',
      nu: 'EA123456789CN',
      data: [
        { ...event, time: '2026-02-30 08:00:00' },
        event,
        { context: 5 },
        { ...event, time: '2026-11-25 08:00:00' },
        { ...event, time: '1999-11-25 08:00:00' },
        { ...event, context: 'x'.repeat(2001) },
        null,
      ],
    });
    expect(parcel?.events).toHaveLength(1);
    expect(refusals.map(({ place, code }) => [place, code])).toEqual([
      ['lastResult.data[0].time', 'TIME_INVALID'],
      ['lastResult.data[2]', 'EVENT_INVALID'],
      ['lastResult.data[3].time', 'TIME_OUT_OF_RANGE'],
      ['lastResult.data[4].time', 'TIME_OUT_OF_RANGE'],
      ['lastResult.data[5].text', 'TEXT_TOO_LONG'],
      ['lastResult.data[6]', 'EVENT_INVALID'],
    ]);
  });

  test('that watching has ended brings no parcel', () => {
    const read = readKuaidi100Push('{"status":"abort","message":"3天查询无记录"}');
    expect(read && parcelOfPush(read, clock)).toEqual({ parcel: null, refusals: [] });
  });

  test.each(['', '{', '[]', '{"status":"dancing"}', '{"status":"polling","lastResult":{"com":1}}'])(
    '%j is none',
    (param) => {
      expect(readKuaidi100Push(param)).toBeNull();
    },
  );

  test.each([
    ['a number that is none', { com: 'ems', nu: '12', data: [event] }, 'WAYBILL_INVALID'],
    ['a carrier that is none', { com: '圆通', nu: 'EA123456789CN', data: [] }, 'CARRIER_INVALID'],
  ])('%s is refused', (_, result, code) => {
    expect(push(result)).toMatchObject({ parcel: null, refusals: [{ code }] });
  });
});

test.each([
  ['1002', 'IN_TRANSIT'],
  ['干线', 'IN_TRANSIT'],
  ['301', 'DELIVERED'],
  // Without the customer's consent a locker is no delivery.
  ['304', 'AT_LOCKER_OR_STATION'],
  ['14', 'REFUSED'],
  ['15', null],
  ['constructor', null],
])('the state %s means %s', (code, state) => {
  expect(kuaidi100State(code)).toBe(state);
});
