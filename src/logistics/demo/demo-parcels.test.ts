import { beforeAll, describe, expect, test } from '@jest/globals';
import { trackingStates } from '../../protocol/index.js';
import { publicEventText } from '../public-event-text.js';
import { mayFollow } from '../tracking-state.js';
import { normalizeWaybill } from '../waybill-number.js';
import { demoParcels, type DemoParcel } from './demo-parcels.js';

const now = new Date('2026-11-23T03:04:05.678Z');
const seeds = [1, 2, 20_261_123];

describe.each(seeds)('the demo parcels of seed %d', (seed) => {
  let parcels: DemoParcel[] = [];
  beforeAll(() => {
    parcels = demoParcels(200, seed, now);
  });

  test('are in every state, several in each', () => {
    const counts = trackingStates.map(
      (state) => parcels.filter(({ waybill }) => waybill.state === state).length,
    );
    expect(parcels).toHaveLength(200);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(5);
  });

  test('have a history that rises to now and follows the transition table', () => {
    for (const { waybill, events } of parcels) {
      expect(events.at(-1)?.state).toBe(waybill.state);
      events.forEach((event, index) => {
        const before = events[index - 1];
        if (!before) return;
        expect(before.at.getTime()).toBeLessThan(event.at.getTime());
        expect(before.state === event.state || mayFollow(before.state, event.state)).toBe(true);
      });
      expect(events.at(-1)?.at.getTime()).toBeLessThan(now.getTime());
      expect(new Set(events.map((event) => event.factHash)).size).toBe(events.length);
    }
  });

  test('have texts that name nobody', () => {
    for (const { text } of parcels.flatMap(({ events }) => events)) {
      expect(publicEventText(text)).toBe(text);
    }
  });

  test("have numbers in their carrier's form", () => {
    const forms: Record<string, RegExp> = {
      yuantong: /^YT\d{13}$/,
      shunfeng: /^SF\d{12,13}$/,
      jtexpress: /^JT\d{12,13}$/,
      zhongtong: /^7[2-9]\d{12}$/,
      shentong: /^77\d{13}$/,
    };
    expect(new Set(parcels.map(({ waybill }) => waybill.number)).size).toBe(200);
    expect(new Set(parcels.map(({ waybill }) => waybill.carrier)).size).toBe(5);
    for (const { waybill } of parcels) {
      expect(waybill.number).toMatch(forms[waybill.carrier] ?? /^$/);
      expect(normalizeWaybill(waybill.number)).toBe(waybill.number);
    }
  });

  test('belong to people who do not exist', () => {
    for (const { waybill } of parcels) {
      expect(waybill.demo).toBe(true);
      expect(waybill.receiverName).toContain('（演示）');
      expect(waybill.senderPhone).toMatch(/^\(026\) 5550-\d{4}$/);
    }
  });
});

test('the same seed gives the same parcels, moved with the time', () => {
  const later = new Date('2026-11-25T03:04:05.678Z');
  const shown = (at: Date) =>
    demoParcels(200, 7, at).map(({ waybill, events }) => [
      waybill.number,
      waybill.state,
      waybill.receiverAddress,
      events.map((event) => event.text),
    ]);
  expect(demoParcels(200, 7, now)).toEqual(demoParcels(200, 7, now));
  expect(shown(later)).toEqual(shown(now));
});

test('what comes about at a door comes about by day', () => {
  const night = new Date('2026-11-22T19:30:00Z');
  const hours = demoParcels(200, 7, night)
    .filter(({ waybill }) => waybill.state === 'DELIVERED')
    .map(({ events }) => (Number(events.at(-1)?.at.getUTCHours()) + 8) % 24);
  expect(Math.min(...hours)).toBeGreaterThanOrEqual(8);
  expect(Math.max(...hours)).toBeLessThan(20);
});
