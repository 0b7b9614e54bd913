import { describe, expect, test } from '@jest/globals';
import type { WidgetSettings } from '../protocol/index.js';
import { wornTheme } from './worn-theme.js';

const nothing: WidgetSettings = {
  color: null,
  position: null,
  title: null,
  greeting: null,
  hours: null,
  offHours: 'show',
};
const title = { 'zh-CN': '接力速运', 'zh-TW': '接力速運', en: 'Jieli' };
const hours: WidgetSettings['hours'] = {
  timeZone: 'Asia/Shanghai',
  week: Array.from({ length: 7 }, () => [['09:00', '18:00']]),
  holidays: 'none',
  exceptions: [],
};
/** A Friday, by the clock of Shanghai. */
const at = (clock: string) => new Date(`2026-11-27T${clock}:00+08:00`);
const fallback = { color: '#112233', position: 'left' } as const;

describe('what the widget wears', () => {
  test.each([
    [
      'nothing set',
      nothing,
      at('12:00'),
      { color: '#112233', position: 'left', hidden: false },
      {},
    ],
    [
      'all set',
      { ...nothing, color: '#333333', position: 'right', title } as const,
      at('12:00'),
      { color: '#333333', position: 'right', hidden: false },
      { title },
    ],
    [
      'within the hours',
      { ...nothing, hours, offHours: 'hide' } as const,
      at('17:59'),
      { color: '#112233', position: 'left', hidden: false },
      {},
    ],
    [
      'outside of them, shown',
      { ...nothing, hours },
      at('18:00'),
      { color: '#112233', position: 'left', hidden: false },
      { opensAt: '2026-11-28T01:00:00.000Z' },
    ],
    [
      'outside of them, hidden',
      { ...nothing, hours, offHours: 'hide' } as const,
      at('03:00'),
      { color: '#112233', position: 'left', hidden: true },
      { opensAt: '2026-11-27T01:00:00.000Z' },
    ],
    [
      'with hours that never come',
      { ...nothing, hours: { ...hours, week: Array.from({ length: 7 }, () => []) } },
      at('12:00'),
      { color: '#112233', position: 'left', hidden: false },
      { opensAt: null },
    ],
  ])('%s', (_what, settings, now, theme, appearance) => {
    expect(wornTheme(settings, null, fallback, now)).toEqual({ theme, appearance });
  });

  test('the logo', () => {
    expect(wornTheme(nothing, '/widget/logo/ab.png', fallback, at('12:00')).appearance).toEqual({
      logo: '/widget/logo/ab.png',
    });
  });
});
