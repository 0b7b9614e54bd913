import { describe, expect, test } from '@jest/globals';
import { deviceOf } from './device.js';

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const kit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('deviceOf', () => {
  test.each([
    [`${windows} ${kit} Chrome/141.0.0.0 Safari/537.36`, 'Chrome 141', 'Windows'],
    [`${windows} ${kit} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`, 'Edge 141', 'Windows'],
    [
      'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0',
      'Firefox 143',
      'Linux',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
      'Safari 26',
      'macOS',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
      'Safari 18',
      'iPhone',
    ],
    [
      `Mozilla/5.0 (Linux; Android 15; V2309A) ${kit} Version/4.0 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0.60`,
      'WeChat 8',
      'Android',
    ],
    ['curl/8.5.0', null, null],
    ['<script>alert(1)</script>', null, null],
    ['Chrome/99999999999999999999', 'Chrome 9999', null],
    [undefined, null, null],
  ])('%s', (userAgent, browser, system) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system });
  });
});
