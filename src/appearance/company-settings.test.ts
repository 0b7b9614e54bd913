import { expect, test } from '@jest/globals';
import type { WidgetSettings } from '../protocol/index.js';
import { NOTHING_SET, settingsOver } from './company-settings.js';

const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text });
const hours: WidgetSettings['hours'] = {
  timeZone: 'Asia/Shanghai',
  week: Array.from({ length: 7 }, () => []),
  holidays: 'none',
  exceptions: [],
};
const forAll: WidgetSettings = {
  color: '#112233',
  position: 'left',
  title: words('all'),
  greeting: words('hello all'),
  hours,
  offHours: 'hide',
};
const own: WidgetSettings = {
  color: '#445566',
  position: 'right',
  title: words('own'),
  greeting: words('hello'),
  hours: { ...hours, timeZone: 'Asia/Taipei' },
  offHours: 'show',
};

test.each<[string, WidgetSettings, WidgetSettings]>([
  ['nothing of its own', NOTHING_SET, forAll],
  ['all of its own', own, own],
  ['a colour', { ...NOTHING_SET, color: own.color }, { ...forAll, color: own.color }],
  ['words', { ...NOTHING_SET, title: own.title }, { ...forAll, title: own.title }],
  [
    'hours, which take with them what happens outside of them',
    { ...NOTHING_SET, hours: own.hours },
    { ...forAll, hours: own.hours, offHours: 'show' },
  ],
])('a company with %s', (_, settings, expected) => {
  expect(settingsOver(settings, forAll)).toEqual(expected);
});
